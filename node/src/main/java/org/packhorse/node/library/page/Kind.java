package org.packhorse.node.library.page;

import java.util.Locale;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;

/** What a reader will meet behind a link, by media type. */
public enum Kind {
    PAGE,
    TEXT,
    DOCUMENT,
    BOOK,
    AUDIO,
    VIDEO,
    PICTURE,
    FOLDER,
    COLLECTION,
    FILE;

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
                || mediaType.startsWith("application/vnd.openxmlformats")) {
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

    /** The same, and a folder where it is empty, for a folder has none. */
    public static Kind ofOpened(String mediaType) {
        return mediaType.isEmpty() ? FOLDER : of(mediaType);
    }

    /** The kind that the name of {@code entry} promises; a folder where it is empty or ends with a slash. */
    public static Kind promisedBy(String entry) {
        if (entry.isEmpty() || entry.endsWith("/")) {
            return FOLDER;
        }
        try {
            return of(MediaTypes.promised(FilePath.parse(entry)));
        } catch (RefusedInputException e) {
            return FILE;
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
