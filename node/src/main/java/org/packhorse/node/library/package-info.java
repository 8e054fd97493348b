/**
 * What students see: the pages of the library, search, and the content itself. It reads through the ports of the catalog and
 * the store, and answers through the server in {@code transport}; it knows no network, no clock and no role.
 */
@NullMarked
package org.packhorse.node.library;

import org.jspecify.annotations.NullMarked;
