/**
 * The screens of school staff and of curators: {@link org.packhorse.adminui.AdminUi} serves them on Jetty, on a port of
 * their own. Knows no node class; asks through {@link org.packhorse.adminui.port.NodeConsole}.
 */
@NullMarked
package org.packhorse.adminui;

import org.jspecify.annotations.NullMarked;
