package org.packhorse.node.library.page;

import java.io.IOException;
import java.util.Locale;
import org.packhorse.node.catalog.PathLookup;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.library.reading.WebPackage;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;

/** What a reader will meet behind a link, by media type. */
public enum Kind {
    PAGE,
    TEXT,
    DOCUMENT,
    BOOK,
    /** What readers do something with: exercises, and packages of web pages. */
    ACTIVITY,
    AUDIO,
    VIDEO,
    PICTURE,
    FOLDER,
    COLLECTION,
    FILE;

    private static final String PACKED = "application/zip";

    /** The kind of content that has {@code mediaType}. */
    public static Kind of(String mediaType) {
        if (MediaTypes.isHtml(mediaType)) {
            return PAGE;
        }
        if (mediaType.equals("application/epub+zip")) {
            return BOOK;
        }
        if (mediaType.equals("application/pdf")
                || mediaType.startsWith("application/vnd.oasis.opendocument")
                || mediaType.startsWith("application/vnd.openxmlformats")
                || Documents.isOldOffice(mediaType)) {
            return DOCUMENT;
        }
        return switch (mediaType.substring(0, mediaType.indexOf('/'))) {
            case "audio" -> AUDIO;
            case "video" -> VIDEO;
            case "image" -> PICTURE;
            case "text" -> TEXT;
            default -> FILE;
        };
    }

    /**
     * What readers call what stands at {@code path} of {@code version}: where its media type says nothing of that, what is in it does. How it is opened
     * depends on its media type alone.
     *
     * @param mediaType what it is said to be; empty for a folder
     */
    public static Kind of(ShownVersion version, String mediaType, String path) {
        var kind = mediaType.isEmpty() ? FOLDER : of(mediaType);
        if (kind != FILE) {
            return kind;
        }
        try {
            return mediaType.equals(PACKED)
                    ? ofPacked(version, FilePath.parse(path))
                    : ofUnknown(version, mediaType, path);
        } catch (IOException | RefusedInputException e) {
            // A list with a vague word is better than none; whoever opens it will be told.
            return FILE;
        }
    }

    private static Kind ofPacked(ShownVersion version, FilePath path) throws IOException {
        boolean isActivity = path.extension().equals("h5p") || WebPackage.isOne(version, path, version::first);
        return isActivity ? ACTIVITY : FILE;
    }

    /** What no name tells was looked at when it was imported. */
    private static Kind ofUnknown(ShownVersion version, String mediaType, String path) throws IOException {
        if (!mediaType.equals(MediaTypes.UNKNOWN)) {
            return FILE;
        }
        var entry = PathLookup.find(version, path);
        return entry.isEmpty() && PathLookup.isFolder(version, path)
                ? FOLDER
                : entry.map(FileEntry::mediaType).map(Kind::of).orElse(FILE);
    }

    /** The same for {@code entry}, a file of {@code version}. */
    public static Kind of(ShownVersion version, FileEntry entry) {
        return of(version, entry.mediaType(), entry.path().value());
    }

    /** The same for what {@code resource} of {@code version} opens; its name is looked at first, for most names tell all. */
    public static Kind of(ShownVersion version, Resource resource) {
        var promised = promisedBy(resource.entry());
        return promised == FILE ? of(version, promisedType(resource.entry()), resource.entry()) : promised;
    }

    /** The kind that the name of {@code entry} promises; a folder where it is empty or ends with a slash. */
    public static Kind promisedBy(String entry) {
        if (entry.isEmpty() || entry.endsWith("/")) {
            return FOLDER;
        }
        return of(promisedType(entry));
    }

    private static String promisedType(String entry) {
        try {
            return MediaTypes.promised(FilePath.parse(entry));
        } catch (RefusedInputException e) {
            return MediaTypes.UNKNOWN;
        }
    }

    /** The key of its name among the messages. */
    public String key() {
        return "kind." + name().toLowerCase(Locale.ROOT);
    }

    /** The name of its mark in the stylesheet. */
    public String mark() {
        return "k-" + name().toLowerCase(Locale.ROOT);
    }
}
