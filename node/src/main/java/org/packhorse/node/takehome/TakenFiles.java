package org.packhorse.node.takehome;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/** The files of a version that go into a ZIP, in the manifest's order. Any thread. */
public interface TakenFiles {
    /** Whose files they are. */
    ShownVersion version();

    /** The files behind {@code last}, or the first ones, at most {@code limit}; fewer only at the end. */
    List<FileEntry> next(Optional<FilePath> last, int limit) throws IOException;

    /** Everything below {@code folder}, which is empty or ends with a slash; containers as the files they are. */
    static TakenFiles folder(ShownVersion version, String folder) {
        return new Folder(version, folder);
    }

    /** {@code files} of {@code version} only. */
    static TakenFiles files(ShownVersion version, List<FileEntry> files) {
        return new Files(
                version,
                files.stream()
                        .sorted((a, b) -> a.path().compareTo(b.path()))
                        .distinct()
                        .toList());
    }

    /** See {@link #folder}. */
    record Folder(ShownVersion version, String folder) implements TakenFiles {
        @Override
        public List<FileEntry> next(Optional<FilePath> last, int limit) throws IOException {
            var found = new ArrayList<FileEntry>(limit);
            // A space comes before all that may begin a name.
            version.visitFrom(last.orElseGet(() -> new FilePath(folder + " ")), entry -> {
                if (!entry.path().value().startsWith(folder)) {
                    return false;
                }
                if (isWanted(entry.path()) && !last.equals(Optional.of(entry.path()))) {
                    found.add(entry);
                }
                return found.size() < limit;
            });
            return found;
        }

        private static boolean isWanted(FilePath path) {
            return !path.isPart() && !CarriedText.isOne(path);
        }
    }

    /** See {@link #files}. */
    record Files(ShownVersion version, List<FileEntry> files) implements TakenFiles {
        public Files {
            files = List.copyOf(files);
        }

        @Override
        public List<FileEntry> next(Optional<FilePath> last, int limit) {
            return files.stream()
                    .filter(entry -> last.isEmpty() || entry.path().compareTo(last.get()) > 0)
                    .limit(limit)
                    .toList();
        }
    }
}
