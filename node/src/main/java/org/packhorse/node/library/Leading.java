package org.packhorse.node.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.packhorse.node.catalog.LocalCollection;
import org.packhorse.node.library.page.translation.Tongue;
import org.packhorse.node.library.reading.markup.Passage;
import org.packhorse.node.library.reading.markup.Reference;
import org.packhorse.node.library.reading.markup.Shelfmarks;
import org.packhorse.node.teacher.Destinations;
import org.packhorse.protocol.content.FilePath;

/**
 * Where documents at {@code place} lead: within their collection, and to other pages of the library, as in lists that teachers make.
 *
 * @param destinations tells what is there
 */
record Leading(Place place, Destinations destinations) implements Shelfmarks {
    private static final Pattern OURS = Pattern.compile("/(?:c|content|by)/|/search\\?");

    @Override
    public Optional<String> page(FilePath target) throws IOException {
        return place.page(target);
    }

    /** Sites that others made have tops of their own, with a first page and lists. */
    @Override
    public Optional<String> top(String address) throws IOException {
        return isLocal() || OURS.matcher(address).lookingAt()
                ? destinations.findAddress(address).map(place.links()::to)
                : Optional.empty();
    }

    private boolean isLocal() {
        return place.version().collection().equals(LocalCollection.ID);
    }

    @Override
    public String nameOf(String tag) {
        return Tongue.of(tag).name();
    }

    @Override
    public String at(String address, String fragment) {
        return place.at(address, fragment);
    }

    @Override
    public Optional<String> bytes(FilePath target) throws IOException {
        return place.bytes(target);
    }

    /**
     * The addresses that {@code passage} leads to. Links within a collection are told only of what teachers made: the menus of whole sites would
     * bury their words.
     */
    List<String> addresses(Passage passage) throws IOException {
        var addresses = new ArrayList<String>();
        for (var link : passage.links()) {
            var found = switch (link) {
                case Reference.Top(var address) -> top(address);
                case Reference.Inside(var path, var fragment)
                when isLocal() -> page(path).map(page -> at(page, fragment));
                default -> Optional.<String>empty();
            };
            found.ifPresent(addresses::add);
        }
        return addresses;
    }
}
