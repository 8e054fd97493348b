/** What a client accepts and refuses; {@link InMemoryTufRepository} is the upstream in these tests. */
@NullMarked
package org.packhorse.protocol.trust;

import org.jspecify.annotations.NullMarked;
