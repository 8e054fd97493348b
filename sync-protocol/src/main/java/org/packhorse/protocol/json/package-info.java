/** Trees of JSON and TOML without the weight of a mapper. */
@NullMarked
package org.packhorse.protocol.json;

import org.jspecify.annotations.NullMarked;
