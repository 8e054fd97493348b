package org.packhorse.node.library.page;

import org.packhorse.adminui.qr.QrCode;

/**
 * A page's address for a camera.
 *
 * @param address the whole of it
 * @param back the same on this host
 */
public record QrPage(String address, String back, QrCode code) {}
