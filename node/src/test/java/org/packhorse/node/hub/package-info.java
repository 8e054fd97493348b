@NullMarked
package org.packhorse.node.hub;

import org.jspecify.annotations.NullMarked;
