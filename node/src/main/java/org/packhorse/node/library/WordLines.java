package org.packhorse.node.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.ReadingPage;
import org.packhorse.node.library.page.ReadingPage.Line;
import org.packhorse.node.library.page.translation.Tongue;
import org.packhorse.node.library.reading.markup.Passage;
import org.packhorse.node.teacher.Destinations;

/** Words as the lines of a page, with where they lead. */
record WordLines(Destinations destinations) {
    /** {@code passages}, which lead nowhere. */
    static List<Line> of(List<Passage> passages) {
        return passages.stream().map(p -> line(p, List.of())).toList();
    }

    private static Line line(Passage passage, List<Line.Lead> leads) {
        return new Line(passage.kind().name().toLowerCase(Locale.ROOT), passage.text(), leads);
    }

    /**
     * {@code found}, where there is a place with words, on a page in the language {@code tag}.
     *
     * @param missing the key of why there are none, where there are none
     */
    ReadingPage.Words words(Optional<Place> place, InWords.Words found, String tag, String missing) throws IOException {
        boolean other = !(found.tag().isEmpty() || found.tag().equals(tag))
                || !found.direction().isEmpty();
        var own = found.tag().isEmpty() ? tag : found.tag();
        var direction = found.direction().isEmpty() ? Tongue.of(own).direction() : found.direction();
        var passages = found.portion().passages();
        return new ReadingPage.Words(
                "",
                place.isEmpty() ? List.of() : lines(place.get(), passages),
                other ? own : "",
                other ? direction : "",
                List.of(),
                "",
                Optional.empty(),
                passages.isEmpty() || found.scripted() ? missing : "");
    }

    private List<Line> lines(Place place, List<Passage> passages) throws IOException {
        // Shown, and printed, as they are the same for everybody; followed as this reader has chosen.
        var plain = new Place(place.version(), place.entry(), place.resource(), Links.plain());
        var leading = new Leading(plain, destinations);
        var lines = new ArrayList<Line>();
        for (var passage : passages) {
            var leads = leading.addresses(passage).stream()
                    .map(address -> new Line.Lead(address, place.links().to(address)))
                    .toList();
            lines.add(line(passage, leads));
        }
        return lines;
    }
}
