package org.packhorse.node.publish.pack;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.packhorse.node.catalog.Footing;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.publish.pack.VersionDifference.Change;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.pack.PlanCopy;
import org.packhorse.protocol.wire.PlanCodec;

/** Content that need not travel, because the receiver has it: in the old version, or from an item before. */
final class KnownContent {
    private final Map<Digest, PlanCopy.Source> byDigest = new HashMap<>();
    private final Map<Named, PlanCopy.Source> byName = new HashMap<>();

    /** What several of the changed files have: of a million files, nearly all are the only ones of their kind. */
    private final Set<Digest> repeated = new HashSet<>();

    private record Named(Digest digest, String name) {}

    /** Learns which of the changed files' content {@code footing} has, wherever. */
    void learn(Footing footing, List<Change> changes) throws IOException {
        var wanted = new HashSet<Digest>();
        for (var change : changes) {
            if (!wanted.add(change.now().digest())) {
                repeated.add(change.now().digest());
            }
        }
        for (var ground : footing.grounds()) {
            learn(ground.version(), ground.firstPosition(), wanted);
        }
    }

    private void learn(StoredVersion old, int firstPosition, Set<Digest> wanted) throws IOException {
        int position = firstPosition;
        for (int page = 0; page < old.manifest().pages().size(); page++) {
            for (var entry : old.page(page).entries()) {
                if (wanted.contains(entry.digest()) && !old.isAssembled(entry.path())) {
                    var source = new PlanCopy.Source.OldFile(position);
                    byDigest.putIfAbsent(entry.digest(), source);
                    byName.putIfAbsent(named(entry), source);
                }
                position++;
            }
        }
    }

    private static Named named(FileEntry entry) {
        return new Named(entry.digest(), entry.path().name());
    }

    /** Learns that item {@code number} has the content called {@code digest}. */
    void learn(Digest digest, int number) {
        if (repeated.contains(digest)) {
            byDigest.put(digest, new PlanCopy.Source.Item(number));
        }
    }

    /** How {@code change} is made without content, where it can be. */
    Optional<PlanCopy> find(Change change) {
        var now = change.now();
        var namesake = Optional.ofNullable(byName.get(named(now)));
        var source = namesake.or(() -> Optional.ofNullable(byDigest.get(now.digest())));
        return source.map(s -> new PlanCopy(target(change, namesake.isPresent()), s, PlanCodec.stated(now)));
    }

    private static PlanCopy.Target target(Change change, boolean hasNamesake) {
        return switch (change) {
            case Change.Replaced replaced -> new PlanCopy.Target.AtPosition(replaced.position());
            case Change.Added added
            when hasNamesake -> new PlanCopy.Target.InFolder(added.now().path().folder());
            case Change.Added added -> new PlanCopy.Target.AtPath(added.now().path());
        };
    }
}
