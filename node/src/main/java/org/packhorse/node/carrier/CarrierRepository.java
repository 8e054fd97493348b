package org.packhorse.node.carrier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.trust.Edition;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.metadata.Role;

/**
 * One publisher's folder on a carrier, as we write it. Only files that have names of ours are ever removed or replaced.
 *
 * @param folder that holds metadata and targets
 */
record CarrierRepository(Path folder, CarrierFiles files) {
    /** More than any publisher has; further files are left alone. */
    private static final int FILE_LIMIT = 50_000;

    private static final Pattern EDITION =
            Pattern.compile("\\d{1,16}\\.(snapshot|targets)\\.json|\\..{1,100}\\.partial");
    private static final Pattern SINCE = Pattern.compile("\\d{1,16}");

    /** Files of packs that we have written, complete or not. */
    List<Path> packFiles() throws IOException {
        var found = new ArrayList<Path>();
        for (var collection : children(folder.resolve("targets"), Carrier::isFolder)) {
            for (var version : children(collection, Carrier::isFolder)) {
                found.addAll(children(version, file -> isRegular(file) && PackFiles.isOurs(file)));
                if (found.size() > FILE_LIMIT) {
                    return found;
                }
            }
        }
        return found;
    }

    private static boolean isRegular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static List<Path> children(Path folder, Predicate<Path> wanted) throws IOException {
        var found = new ArrayList<Path>();
        if (!Carrier.isFolder(folder)) {
            return found;
        }
        try (var all = Files.newDirectoryStream(folder)) {
            int seen = 0;
            for (var child : all) {
                if (++seen > FILE_LIMIT) {
                    break;
                }
                if (wanted.test(child)) {
                    found.add(child);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    /**
     * Makes {@code edition} what readers find, its timestamp last: before that they find the edition before, whole. Shortcuts that
     * somebody copied here from a hub would keep the news from nodes, so they go first.
     *
     * @param roots all numbered roots
     */
    void write(MetadataFiles roots, Edition edition) throws IOException {
        for (var stale : children(folder.resolve("metadata").resolve("since"), CarrierRepository::isShortcut)) {
            files.delete(stale);
        }
        for (var root : roots.toMap().entrySet()) {
            replace(root.getKey(), root.getValue());
        }
        var timestamp = Role.TIMESTAMP.fileName();
        var published = edition.toPublish().toMap();
        for (var file : published.entrySet()) {
            if (!file.getKey().equals(timestamp)) {
                replace(file.getKey(), file.getValue());
            }
        }
        replace(timestamp, edition.files().find(timestamp).orElseThrow());
        for (var old : children(folder.resolve("metadata"), CarrierRepository::isOfAnEdition)) {
            if (!published.containsKey(String.valueOf(old.getFileName()))) {
                files.delete(old);
            }
        }
    }

    private static boolean isShortcut(Path file) {
        return isRegular(file)
                && SINCE.matcher(String.valueOf(file.getFileName())).matches();
    }

    private static boolean isOfAnEdition(Path file) {
        return isRegular(file)
                && EDITION.matcher(String.valueOf(file.getFileName())).matches();
    }

    private void replace(String name, byte[] bytes) throws IOException {
        var place = folder.resolve(RepositoryPath.ofMetadata(name).value());
        if (isRegular(place) && Files.size(place) == bytes.length && Arrays.equals(Files.readAllBytes(place), bytes)) {
            return;
        }
        var unfinished = place.resolveSibling("." + name + ".partial");
        files.makeFolder(folder.resolve("metadata"));
        files.delete(unfinished);
        files.write(unfinished, 0, ByteBuffer.wrap(bytes));
        files.sync(unfinished);
        files.rename(unfinished, place);
    }
}
