package org.packhorse.node.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How else somebody may have written what sounds like a word: children write as they hear, and many languages write words of Greek and Latin
 * so. Indonesian has fotosintesis for photosynthesis, Swahili fizikia for physics.
 */
final class SpeltByEar {
    /** As others write it, and as English and French do; in this order, for {@code kw} is no {@code k}. */
    private static final List<List<String>> SOUNDS =
            List.of(List.of("f", "ph"), List.of("kw", "qu"), List.of("ks", "x"), List.of("k", "c"), List.of("z", "s"));

    private SpeltByEar() {}

    /** Other spellings of {@code word}, the likeliest first; at most four, and none where it has none of these sounds. */
    static Set<String> of(String word) {
        var others = new LinkedHashSet<String>();
        others.add(respelt(word, 0, 1, SOUNDS.size()));
        others.add(respelt(word, 0, 1, 1));
        others.add(respelt(word, 1, 0, SOUNDS.size()));
        others.add(respelt(word, 1, 0, 1));
        others.remove(word);
        return others;
    }

    private static String respelt(String word, int from, int to, int sounds) {
        var respelt = word;
        for (var sound : SOUNDS.subList(0, sounds)) {
            respelt = respelt.replace(sound.get(from), sound.get(to));
        }
        return respelt;
    }
}
