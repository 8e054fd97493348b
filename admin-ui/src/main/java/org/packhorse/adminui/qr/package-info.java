/** QR codes as SVG, for the poster and for the library's pages. */
@NullMarked
package org.packhorse.adminui.qr;

import org.jspecify.annotations.NullMarked;
