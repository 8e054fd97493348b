/**
 * Everything a node can pull from: a web server (HttpUpstream), a folder on a carrier (DirectoryUpstream).
 *
 * <p>Nothing is decided here about what to pull, what it may cost or whether to believe it; wrappers around
 * {@link org.packhorse.protocol.exchange.Upstream} do that. Outside this package only {@link Upstreams} and
 * {@link HttpClientSettings} are needed.
 */
@NullMarked
package org.packhorse.node.upstream;

import org.jspecify.annotations.NullMarked;
import org.packhorse.node.upstream.http.HttpClientSettings;
