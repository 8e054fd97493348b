package org.packhorse.node.upstream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.SplitFile;
import org.packhorse.protocol.exchange.UpstreamException;

/**
 * Finds files in a folder that anybody may have filled. Links are not followed, wherever they lead, and what is no regular file
 * (a pipe, a device) is not there: opening it could block for ever. Folders are not listed, so how many files there are does
 * not matter.
 *
 * @param address how messages call the folder
 * @param root the folder itself, with no link in its path
 */
record FolderLookup(String address, Path root) {
    /**
     * The file at {@code path}, whole or in parts.
     *
     * @throws UpstreamException where a link stands there or on the way
     */
    Optional<FolderFile> find(RepositoryPath path) throws IOException {
        var relative = root.getFileSystem().getPath(path.value());
        for (int depth = 1; depth < relative.getNameCount(); depth++) {
            var folder = look(root.resolve(relative.subpath(0, depth)));
            if (folder.isEmpty() || !folder.get().isDirectory()) {
                return Optional.empty();
            }
        }
        var whole = look(root.resolve(relative));
        if (whole.isPresent()) {
            return whole.get().isRegularFile()
                    ? Optional.of(new FolderFile(List.of(new FolderFile.Part(
                            root.resolve(relative), whole.get().size()))))
                    : Optional.empty();
        }
        return findParts(path);
    }

    private Optional<FolderFile> findParts(RepositoryPath path) throws IOException {
        var parts = new ArrayList<FolderFile.Part>();
        while (parts.size() < SplitFile.PART_LIMIT) {
            var place = root.resolve(SplitFile.part(path, parts.size()));
            var part = look(place);
            if (part.isEmpty() || !part.get().isRegularFile()) {
                break;
            }
            parts.add(new FolderFile.Part(place, part.get().size()));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new FolderFile(parts));
    }

    private Optional<BasicFileAttributes> look(Path place) throws IOException {
        BasicFileAttributes found;
        try {
            found = Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (found.isSymbolicLink()) {
            throw new UpstreamException(
                    address, root.relativize(place) + " is a link, which is not followed; copy the file itself");
        }
        return Optional.of(found);
    }
}
