/** The screens on a real Jetty, asked by a real client. */
@NullMarked
package org.packhorse.adminui;

import org.jspecify.annotations.NullMarked;
