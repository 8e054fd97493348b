package org.packhorse.adminui.port;

import java.net.URI;
import java.util.List;

/**
 * How students get to the library.
 *
 * @param addresses under which their devices reach it, the best to tell first, none twice, at least one
 * @param wifi the name of the Wi-Fi to join; empty where it is not known
 */
public record WayIn(List<URI> addresses, String wifi) {
    /** A device with more networks than this is no school's. */
    public static final int ADDRESSES_LIMIT = 12;

    public WayIn {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty() || addresses.size() > ADDRESSES_LIMIT) {
            throw new IllegalArgumentException(addresses.size() + " addresses, not 1 to " + ADDRESSES_LIMIT);
        }
    }
}
