package org.packhorse.node.takehome;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.catalog.ShownVersion.Listed;
import org.packhorse.protocol.content.FileEntry;

/** What stands beside a file under the same name: {@code film.vtt}, {@code film.sw.vtt} and {@code film.jpg} beside {@code film.mp4}. */
public final class Companions {
    /** Twice the languages of our pages, and a picture. */
    private static final int LIMIT = 64;

    private Companions() {}

    /** The files of {@code version} beside {@code entry}, which may be among them, in the order of their names. */
    public static List<FileEntry> of(ShownVersion version, FileEntry entry) throws IOException {
        return of(version, entry, base(entry));
    }

    /** The files in the folder of {@code entry} that are called {@code base}, whatever follows behind a dot. */
    public static List<FileEntry> of(ShownVersion version, FileEntry entry, String base) throws IOException {
        var start = base + ".";
        var found = new ArrayList<FileEntry>();
        // A cursor that no file is called: the list goes on right where such names stand.
        for (var listed : version.list(entry.path().folder(), start, LIMIT)) {
            if (!listed.name().startsWith(start)) {
                break;
            }
            if (listed instanceof Listed.File file) {
                found.add(file.entry());
            }
        }
        return found;
    }

    /** The name of {@code entry} without what says its kind. */
    public static String base(FileEntry entry) {
        var name = entry.path().name();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
