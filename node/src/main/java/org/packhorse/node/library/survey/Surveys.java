package org.packhorse.node.library.survey;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.packhorse.node.catalog.Arrival;
import org.packhorse.node.catalog.Shelf;
import org.packhorse.node.catalog.ShownVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The survey of the shelf as it is now. Any thread.
 *
 * <p>It is made by the first request after the shelf has changed: some 20 ms for 10,000 resources on the machine of the
 * benchmarks, during which the others wait, for what they have is out of date.
 */
public final class Surveys {
    /** What is new; more than a screenful is no longer news. */
    private static final int ARRIVALS = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Surveys.class);

    private final Shelf shelf;
    private final Survey.Kinds kinds;
    private volatile @Nullable Made last;

    private record Made(List<ShownVersion> of, Survey survey) {}

    /** Of {@code shelf}. */
    public Surveys(Shelf shelf, Survey.Kinds kinds) {
        this.shelf = shelf;
        this.kinds = kinds;
    }

    /** The survey of what is shown at this moment. */
    public Survey current() throws IOException {
        var shown = shelf.all();
        var made = last;
        return made != null && made.of.equals(shown) ? made.survey : make(shown);
    }

    private synchronized Survey make(List<ShownVersion> shown) throws IOException {
        var made = last;
        if (made != null && made.of.equals(shown)) {
            return made.survey;
        }
        var survey = Survey.of(shown, arrivals(), shelf.madeHere(), kinds);
        last = new Made(shown, survey);
        return survey;
    }

    /** None, where an old description cannot be read: a library without news is better than none. */
    private List<Arrival> arrivals() {
        try {
            return shelf.newest(ARRIVALS);
        } catch (IOException | IllegalStateException e) {
            LOG.atError().setCause(e).log("what is new cannot be read");
            return List.of();
        }
    }
}
