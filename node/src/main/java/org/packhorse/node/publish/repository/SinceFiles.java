package org.packhorse.node.publish.repository;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.MetadataDelta;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.trust.Edition;
import org.packhorse.protocol.trust.Holding;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.NewerMetadata;
import org.packhorse.protocol.trust.metadata.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells each node in one small file what is newer than the timestamp that it has: {@code metadata/since/N}.
 *
 * <p>What a node with timestamp N holds has to be known for that long after, so each edition is kept as a newcomer would get it:
 * {@code metadata/at/N}. The file that says "nothing is newer than this" is written last; where it is missing, writing was interrupted.
 */
final class SinceFiles {
    /** Publications, renewals of signatures included, that a node may miss. After that it reads the files of TUF. */
    private static final int KEPT = 64;

    private static final Logger LOG = LoggerFactory.getLogger(SinceFiles.class);

    private static final Pattern NUMBERED = Pattern.compile("metadata/(|since/|at/)(\\d{1,16})(|\\.[a-z.]+)");

    private final RepositoryFolder folder;
    private final int kept;

    SinceFiles(RepositoryFolder folder) {
        this(folder, KEPT);
    }

    /** @param kept how many past timestamps are told about */
    SinceFiles(RepositoryFolder folder, int kept) {
        this.folder = folder;
        this.kept = kept;
    }

    /** Whether {@link #write} has done all it does for {@code edition}. */
    boolean areUpTo(Edition edition) throws IOException {
        return folder.find(RepositoryPath.ofMetadataSince(edition.timestamp().version()))
                .filter(MetadataDelta::isNothing)
                .isPresent();
    }

    /** Tells that {@code edition}, whose own files are in the repository, is the newest; drops what no node needs any more. */
    void write(Edition edition) throws IOException {
        long newest = edition.timestamp().version();
        var roots = roots(edition.root().version());
        var everything = MetadataDelta.between(Holding.NOTHING, NewerMetadata.of(edition, roots, 1));
        folder.replace(at(newest), everything);
        folder.replace(RepositoryPath.ofMetadataSince(0), everything);
        var told = new HashSet<>(Set.of(0L));
        for (long version = Math.max(1, newest - kept); version < newest; version++) {
            var past = findPast(version);
            if (past.isPresent()) {
                var newer = NewerMetadata.of(edition, roots, past.get().newestRoot());
                var held = Holding.of(past.get().files());
                folder.replace(RepositoryPath.ofMetadataSince(version), MetadataDelta.between(held, newer));
                told.add(version);
            }
        }
        // Whoever is told nothing looks for itself; what a file said that could not be renewed is no longer true.
        folder.retainMetadata(isNeeded(edition, told));
        folder.replace(RepositoryPath.ofMetadataSince(newest), MetadataDelta.nothing());
    }

    private Optional<NewerMetadata> findPast(long version) throws IOException {
        var past = folder.find(at(version));
        try {
            return past.isEmpty()
                    ? Optional.empty()
                    : Optional.of(MetadataDelta.apply(Holding.NOTHING, past.get()))
                            .filter(then -> Holding.of(then.files()).version() == version);
        } catch (RefusedInputException e) {
            LOG.atWarn().addKeyValue("version", version).setCause(e).log("past metadata is damaged and passed over");
            return Optional.empty();
        }
    }

    private static RepositoryPath at(long version) {
        return RepositoryPath.ofMetadata("at/" + version);
    }

    private MetadataFiles roots(long newest) throws IOException {
        var roots = MetadataFiles.EMPTY;
        for (long number = Math.max(2, newest - NewerMetadata.ROOT_LIMIT + 1); number <= newest; number++) {
            var name = Role.ROOT.fileName(number);
            var path = RepositoryPath.ofMetadata(name);
            roots = roots.with(name, folder.find(path).orElseThrow(() -> new IOException(path + " is missing")));
        }
        return roots;
    }

    /** Snapshots and targets of the edition before stay, for nodes that are in the middle of reading them. */
    private Predicate<RepositoryPath> isNeeded(Edition edition, Set<Long> told) {
        return path -> {
            var name = NUMBERED.matcher(path.value());
            if (!name.matches()) {
                return true;
            }
            long number = Long.parseLong(name.group(2));
            return switch (name.group(1) + name.group(3)) {
                case "since/" -> told.contains(number);
                case "at/" -> number >= edition.timestamp().version() - kept;
                case ".snapshot.json" -> number >= edition.snapshot().version() - 1;
                case ".targets.json" -> number >= edition.targets().version() - 1;
                default -> true;
            };
        };
    }
}
