package org.packhorse.node.publish.pack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.packhorse.node.catalog.Footing;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/** Old files that have the last part of their paths in common with new ones. */
final class Namesakes {
    /** Every folder may have an index.html. */
    private static final int LIMIT = 64;

    private final Map<String, List<Namesake>> byName = new HashMap<>();
    private int last;

    private Namesakes() {}

    /** An old file. */
    record Namesake(int position, long sizeBytes) {}

    /** Those in {@code footing} of {@code paths}. */
    static Namesakes find(Footing footing, Collection<FilePath> paths) throws IOException {
        var found = new Namesakes();
        paths.forEach(path -> found.byName.put(path.name(), new ArrayList<>(2)));
        if (!paths.isEmpty()) {
            for (var ground : footing.grounds()) {
                found.look(ground.version(), ground.firstPosition());
            }
        }
        return found;
    }

    private void look(StoredVersion old, int firstPosition) throws IOException {
        int position = firstPosition;
        for (int page = 0; page < old.manifest().pages().size(); page++) {
            for (var entry : old.page(page).entries()) {
                if (!old.isAssembled(entry.path())) {
                    note(position, entry);
                }
                position++;
            }
        }
    }

    private void note(int position, FileEntry entry) {
        var namesakes = byName.get(entry.path().name());
        if (namesakes != null && namesakes.size() < LIMIT) {
            namesakes.add(new Namesake(position, entry.sizeBytes()));
        }
    }

    /** The one that takes fewest bytes to name: next behind the one chosen before, else nearest before it. */
    Optional<Namesake> choose(FilePath path) {
        Optional<Namesake> chosen = Optional.empty();
        for (var namesake : byName.getOrDefault(path.name(), List.of())) {
            chosen = Optional.of(namesake);
            if (namesake.position() >= last) {
                break;
            }
        }
        chosen.ifPresent(namesake -> last = namesake.position());
        return chosen;
    }
}
