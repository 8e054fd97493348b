package org.packhorse.node.publish.pack;

import java.util.Optional;
import org.packhorse.node.publish.pack.VersionDifference.Change;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.pack.PlanItem;
import org.packhorse.protocol.wire.PlanCodec;

/** How changes are named in a plan, in fewest bytes. Asked in the order in which they travel. One thread. */
final class ItemNames {
    /** What takes fewer characters than this is spelled. */
    private static final int SHORT_CHARS = 4;

    private final Optional<Namesakes> namesakes;
    private String before = "";

    /** @param namesakes files that new ones may be named after, where there is an old version */
    ItemNames(Optional<Namesakes> namesakes) {
        this.namesakes = namesakes;
    }

    /** The item that {@code change} travels as; {@code leaning} where the body leans on its old self. */
    PlanItem item(Change change, boolean leaning) {
        var type = PlanCodec.stated(change.now());
        return switch (change) {
            case Change.Added added -> added(added.now(), type);
            case Change.Replaced replaced ->
                new PlanItem.Replaced(
                        replaced.position(),
                        leaning,
                        replaced.now().sizeBytes() - replaced.old().sizeBytes(),
                        type);
        };
    }

    private PlanItem added(FileEntry entry, Optional<String> type) {
        int chars = Math.min(spelledChars(entry.path()), entry.path().name().length());
        var namesake = chars < SHORT_CHARS
                ? Optional.<Namesakes.Namesake>empty()
                : namesakes.flatMap(n -> n.choose(entry.path()));
        before = entry.path().value();
        if (namesake.isEmpty()) {
            return new PlanItem.Added(entry.path(), entry.sizeBytes(), type);
        }
        var named = namesake.get();
        return new PlanItem.Namesake(
                entry.path().folder(), named.position(), entry.sizeBytes() - named.sizeBytes(), type);
    }

    /** How many characters of {@code path} are not those of the one before, from the start. */
    private int spelledChars(FilePath path) {
        var text = path.value();
        int shared = 0;
        while (shared < Math.min(text.length(), before.length()) && text.charAt(shared) == before.charAt(shared)) {
            shared++;
        }
        return text.length() - shared;
    }
}
