/**
 * What is used of the library: counters for each hour and resource, and what pupils searched for and did not find (ADR 0022). Nothing here
 * knows who; a {@link org.packhorse.node.transport.Request} is looked at for its path and dropped.
 */
@NullMarked
package org.packhorse.node.usage;

import org.jspecify.annotations.NullMarked;
