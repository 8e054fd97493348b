package org.packhorse.node.library.reading.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.packhorse.node.html.Beginning;

/**
 * A paragraph of text without anything around it, for the text-only view.
 *
 * @param kind what it was
 * @param text not blank; only {@link Kind#CODE} has lines
 * @param links where its words lead, as far as that may be in the library
 */
public record Passage(Kind kind, String text, List<Reference> links) {
    public Passage {
        links = List.copyOf(links);
    }

    /** One that leads nowhere. */
    public Passage(Kind kind, String text) {
        this(kind, text, List.of());
    }

    /** What a passage was in its document. */
    public enum Kind {
        HEADING,
        TEXT,
        ITEM,
        CODE,
        /** When something is said, in a transcript. */
        TIME
    }

    /** A portion is two or three screens of a small phone, and 4 KB on the wire. */
    public static final int PORTION_CHARS = 10_000;

    /** {@code passages} in portions of some {@value #PORTION_CHARS} characters; at least one, which may be empty. Longer passages become several. */
    public static List<List<Passage>> portions(List<Passage> passages) {
        var portions = new ArrayList<List<Passage>>();
        var portion = new ArrayList<Passage>();
        int chars = 0;
        for (var passage : passages.stream().flatMap(Passage::pieces).toList()) {
            if (chars > 0 && chars + passage.text().length() > PORTION_CHARS) {
                portions.add(List.copyOf(portion));
                portion.clear();
                chars = 0;
            }
            portion.add(passage);
            chars += passage.text().length();
        }
        portions.add(List.copyOf(portion));
        return portions;
    }

    /** This, cut at white space where there is any within reach; what it leads to stands behind the last piece. */
    private Stream<Passage> pieces() {
        var pieces = Stream.<Passage>builder();
        var rest = text;
        while (rest.length() > PORTION_CHARS) {
            var piece = Beginning.of(rest, PORTION_CHARS);
            int space = Math.max(piece.lastIndexOf('\n'), piece.lastIndexOf(' '));
            piece = space > PORTION_CHARS / 2 ? piece.substring(0, space + 1) : piece;
            rest = rest.substring(piece.length());
            if (!piece.isBlank()) {
                pieces.add(new Passage(kind, piece.stripTrailing()));
            }
        }
        return pieces.add(new Passage(kind, rest, links)).build();
    }
}
