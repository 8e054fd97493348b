package org.packhorse.node.search;

import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.takehome.Companions;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;

/**
 * Pictures that nobody described and that are looked at by themselves, told by nothing but where they lie: most belong to pages, and a textbook's
 * three thousand would come before all of its text, for a name is a title.
 *
 * <p>A picture serves others where a page (HTML, Markdown, CNXML) stands in the tree of the topmost folder that it is in, or at the top of the
 * collection; where one stands anywhere and a folder around it is called as builders of pages call those for pictures; and where something that
 * is no picture has its name, such as the film whose first picture it is. What is in a container is never asked for.
 */
final class LonePictures {
    private static final String PICTURE = "image/";

    /** A version with more folders at its top has pages in them as likely as not. */
    private static final int FOLDERS_LIMIT = 10_000;

    /** {@code NAME_files} is what browsers save beside a page. */
    private static final Pattern SERVING = Pattern.compile(
            "(?:.*/)?(?:im(?:g|ages?)s?|media|fig(?:ures?|s)?|graphics|assets?|static|res(?:ources)?|icons?|thumb(?:nail)?s?|[^/]*_files)/.*");

    /** What cameras, phones and copies of pages call pictures says nothing of them. */
    private static final Pattern SAYS_NOTHING = Pattern.compile(
            "(?:picture|photo|pxl|pict?|p|mvimg|image|img|dsc[fn]?|scan|screenshot|fig(?:ure)?|wa|[0-9a-f]{16,}|[\\d\\s_.()-])++");

    private final Set<String> foldersWithPages;

    private LonePictures(Set<String> foldersWithPages) {
        this.foldersWithPages = foldersWithPages;
    }

    /** Those of {@code version}: goes through the names of all of its files, at {@code pace}. */
    static LonePictures of(StoredVersion version, Pace pace) throws IOException, InterruptedException {
        var folders = new HashSet<String>();
        for (int page = 0; page < version.manifest().pages().size(); page++) {
            for (var entry : version.page(page).entries()) {
                if (isPage(entry) && folders.size() < FOLDERS_LIMIT) {
                    folders.add(topmost(entry.path()));
                }
            }
            pace.rest();
        }
        if (folders.size() == FOLDERS_LIMIT) {
            folders.add("");
        }
        return new LonePictures(folders);
    }

    private static boolean isPage(FileEntry entry) {
        return !entry.path().isPart()
                && (MediaTypes.isHtml(entry.mediaType())
                        || entry.mediaType().equals("text/markdown")
                        || entry.path().extension().equals("cnxml"));
    }

    /** The folder at the top that {@code path} is in; empty where it is in none. */
    private static String topmost(FilePath path) {
        int slash = path.value().indexOf('/');
        return slash < 0 ? "" : path.value().substring(0, slash);
    }

    /** Whether {@code entry} is a picture that can be asked for, and is called something. */
    static boolean mayBeOne(FileEntry entry) {
        return entry.mediaType().startsWith(PICTURE)
                && !entry.path().isPart()
                && !SAYS_NOTHING
                        .matcher(Companions.base(entry).toLowerCase(Locale.ROOT))
                        .matches();
    }

    /** Whether {@code picture}, which may be one, is looked at by itself. */
    boolean has(StoredVersion version, FileEntry picture) throws IOException {
        var path = picture.path();
        boolean serves = foldersWithPages.contains("")
                || foldersWithPages.contains(topmost(path))
                || (!foldersWithPages.isEmpty()
                        && SERVING.matcher(path.value().toLowerCase(Locale.ROOT))
                                .matches());
        return !serves && !hasNamesake(version, picture);
    }

    private static boolean hasNamesake(StoredVersion version, FileEntry picture) throws IOException {
        var base = Companions.base(picture);
        return Companions.of(version, picture).stream()
                .anyMatch(beside -> Companions.base(beside).equals(base)
                        && !beside.mediaType().startsWith(PICTURE));
    }
}
