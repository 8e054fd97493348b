package org.packhorse.adminui.page;

import java.util.List;
import org.packhorse.adminui.port.WayIn;
import org.packhorse.adminui.qr.QrCode;

/**
 * A sheet to print and hang up: how to get to the library.
 *
 * @param way what it shows
 * @param chosen which of its addresses
 * @param languages in which it says so: the visitor's, and two others
 */
public record Poster(WayIn way, String chosen, List<Words> languages) {
    /** What a sheet has room for beside the code. */
    private static final int LANGUAGES = 3;

    public Poster {
        languages = List.copyOf(languages);
    }

    /**
     * The sheet for {@code own}'s speakers.
     *
     * @param address which of the addresses, as it is written; the first where it is none of them
     * @param also languages it speaks as well, the menu's first ones where too few are named
     */
    public static Poster of(WayIn way, String address, Words own, List<Words> also, List<Words> menu) {
        var chosen = way.addresses().stream()
                .map(Object::toString)
                .filter(address::equals)
                .findFirst()
                .orElse(way.addresses().getFirst().toString());
        var languages = java.util.stream.Stream.of(List.of(own), also, menu)
                .flatMap(List::stream)
                .distinct()
                .limit(LANGUAGES)
                .toList();
        return new Poster(way, chosen, languages);
    }

    /** The address for a camera. */
    public QrCode code() {
        return QrCode.of(chosen);
    }
}
