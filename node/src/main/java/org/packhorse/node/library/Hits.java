package org.packhorse.node.library;

import java.util.ArrayList;
import java.util.List;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Row;
import org.packhorse.node.search.Folded;

/**
 * What a search by titles, descriptions and authors has found so far, in collections that have no index yet: those with all words in their titles
 * come first. Used by one thread.
 */
final class Hits {
    /** Ten pages, which nobody reads to the end. */
    private static final int LIMIT = 200;

    /** Some two seconds of a small board; more than this waits for the index. */
    private static final int LOOKED_AT_LIMIT = 50_000;

    /** How well something fits. */
    private enum Fit {
        BY_TITLE,
        BY_DESCRIPTION,
        NONE
    }

    private final List<String> words;
    private final Links links;
    private final List<Row> byTitle = new ArrayList<>();
    private final List<Row> byDescription = new ArrayList<>();
    private int lookedAt;
    private boolean cut;
    private boolean needed;

    /** Looks for what has all of {@code words}, which are folded. */
    Hits(List<String> words, Links links) {
        this.words = words;
        this.links = links;
    }

    /** Looks at a collection and its resources. */
    void look(ShownVersion version) {
        needed = true;
        var info = version.info();
        keep(
                fit(info.title(), info.description() + "\n" + info.publisher() + "\n" + info.attribution()),
                Row.of(version, links));
        for (var resource : info.resources()) {
            if (lookedAt == LOOKED_AT_LIMIT) {
                cut = true;
                return;
            }
            // What holds for the whole collection is said of that.
            var credited = resource.attribution().equals(info.attribution()) ? "" : resource.attribution();
            var fit = fit(resource.title(), resource.description() + "\n" + credited);
            if (fit != Fit.NONE) {
                keep(fit, Row.of(version, resource, links).from(info.title()));
            }
        }
    }

    private Fit fit(String title, String description) {
        lookedAt++;
        var foldedTitle = Folded.of(title);
        var missing = words.stream().filter(word -> !foldedTitle.has(word)).toList();
        if (missing.isEmpty()) {
            return Fit.BY_TITLE;
        }
        var foldedDescription = Folded.of(description);
        return missing.stream().allMatch(foldedDescription::has) ? Fit.BY_DESCRIPTION : Fit.NONE;
    }

    private void keep(Fit fit, Row row) {
        if (fit == Fit.NONE) {
            return;
        }
        var found = fit == Fit.BY_TITLE ? byTitle : byDescription;
        if (found.size() < LIMIT) {
            found.add(row);
        } else {
            cut = true;
        }
    }

    /** The best, at most {@value #LIMIT}. */
    List<Row> inOrder() {
        var all = new ArrayList<>(byTitle);
        all.addAll(byDescription);
        cut |= all.size() > LIMIT;
        return all.subList(0, Math.min(all.size(), LIMIT));
    }

    /** Whether it looked at any collection. */
    boolean isNeeded() {
        return needed;
    }

    /** Whether there may be more than {@link #inOrder} gives. */
    boolean isCut() {
        return cut;
    }
}
