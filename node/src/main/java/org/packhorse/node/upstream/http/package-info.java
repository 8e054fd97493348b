/**
 * The HTTP/1.1 client that pulls: addresses, connections, and ranges over several of them at once (ADR 0014). Outside this package only
 * {@link org.packhorse.node.upstream.http.HttpUpstream}, its address and its settings are needed.
 */
@NullMarked
package org.packhorse.node.upstream.http;

import org.jspecify.annotations.NullMarked;
