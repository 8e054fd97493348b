/**
 * What the screens ask and what they are told: one interface, {@link org.packhorse.adminui.port.NodeConsole}, and the
 * plain values it answers with. Knows neither Jetty nor any node class; the node implements it.
 */
@NullMarked
package org.packhorse.adminui.port;

import org.jspecify.annotations.NullMarked;
