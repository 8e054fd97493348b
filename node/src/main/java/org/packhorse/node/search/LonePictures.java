package org.packhorse.node.search;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.takehome.Companions;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;

/**
 * Pictures that nobody described and that are looked at by themselves, told by nothing but where they lie: most belong to pages, and a textbook's
 * three thousand would come before all of its text, for a name is a title.
 *
 * <p>A picture serves others where a page (HTML, Markdown, CNXML) stands in the tree of the topmost folder that it is in; where one at the top of the
 * collection names it, for what stands there may be no more than a licence; where one stands anywhere and a folder around it is called as builders of
 * pages call those for pictures; and where something that is no picture has its name, such as the film whose first picture it is. What is in a
 * container is never asked for.
 */
final class LonePictures {
    private static final String PICTURE = "image/";

    /** A version with more folders at its top has pages in them as likely as not. */
    private static final int FOLDERS_LIMIT = 10_000;

    /** {@code NAME_files} is what browsers save beside a page. */
    private static final Pattern SERVING = Pattern.compile(
            "(?:.*/)?(?:im(?:g|ages?)s?|media|fig(?:ures?|s)?|graphics|assets?|static|res(?:ources)?|icons?|covers?|thumb(?:nail)?s?|[^/]*_files)/.*");

    /** What cameras, phones and copies of pages call pictures says nothing of them. */
    private static final Pattern SAYS_NOTHING = Pattern.compile(
            "(?:picture|photo|pxl|pict?|p|mvimg|image|img|dsc[fn]?|scan|screenshot|fig(?:ure)?|wa|[0-9a-f]{16,}|[\\d\\s_.()-])++");

    /** So much is looked into of the pages at the top together; where there is more, they are the collection, and its pictures theirs. */
    private static final long TOP_BYTES_LIMIT = 1 << 20;

    /** What parts addresses from what is around them in HTML and Markdown, and their last part from the others. */
    private static final Pattern PARTING = Pattern.compile("[\\s\"'<>()\\[\\]=?#/\\\\]+");

    /** No file has a longer name, however its letters are written. */
    private static final int NAME_CHARS = 1_000;

    private static final String TOP = "";

    private final Set<String> foldersWithPages;
    private final boolean allServe;
    private final Set<String> named;
    private final int unread;

    private LonePictures(Set<String> foldersWithPages, boolean allServe, Set<String> named, int unread) {
        this.foldersWithPages = foldersWithPages;
        this.allServe = allServe;
        this.named = named;
        this.unread = unread;
    }

    /** How many pages could not be read because of damage: one is enough to take all pictures for theirs. */
    int unread() {
        return unread;
    }

    /** Those of {@code version}: goes through the names of all of its files, at {@code pace}, and the few pages at its top. */
    static LonePictures of(StoredVersion version, FileContents contents, Pace pace)
            throws IOException, InterruptedException {
        var folders = new HashSet<String>();
        var top = new ArrayList<FileEntry>();
        long topBytes = 0;
        for (int page = 0; page < version.manifest().pages().size(); page++) {
            for (var entry : version.page(page).entries()) {
                if (isPage(entry) && folders.size() < FOLDERS_LIMIT) {
                    folders.add(topmost(entry.path()));
                    if (topmost(entry.path()).equals(TOP) && topBytes <= TOP_BYTES_LIMIT) {
                        top.add(entry);
                        topBytes += entry.sizeBytes();
                    }
                }
            }
            pace.rest();
        }
        if (folders.size() == FOLDERS_LIMIT || topBytes > TOP_BYTES_LIMIT) {
            return new LonePictures(folders, true, Set.of(), 0);
        }
        try {
            return new LonePictures(folders, false, named(version, contents, top), 0);
        } catch (IOException e) {
            // Damaged; it is gone through again when that is repaired.
            return new LonePictures(folders, true, Set.of(), 1);
        }
    }

    /** The names of pictures that {@code pages} have in them, as they write them, of those with spaces the last part. */
    private static Set<String> named(StoredVersion version, FileContents contents, List<FileEntry> pages)
            throws IOException {
        var named = new HashSet<String>();
        for (var page : pages) {
            try (var in = contents.find(page, version).open(0)) {
                var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
                PARTING.splitAsStream(text)
                        .filter(word -> word.indexOf('.') > 0 && word.length() <= NAME_CHARS)
                        .forEach(named::add);
            }
        }
        return named;
    }

    private boolean isNamed(FilePath picture) {
        var name = picture.name();
        var escaped = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return Stream.of(name.substring(name.lastIndexOf(' ') + 1), escaped)
                .map(written -> written.toLowerCase(Locale.ROOT))
                .anyMatch(named::contains);
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
        boolean serves = allServe
                || isNamed(path)
                || (!topmost(path).equals(TOP) && foldersWithPages.contains(topmost(path)))
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
