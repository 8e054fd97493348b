package org.packhorse.node.library.page;

import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;

/** Knows where one tap on a line of a list leads. */
public final class Tap {
    private Tap() {}

    /** Where one tap in a list leads to, for which only names are looked at: to the content, or to a page of ours that shows it better. */
    public static String to(CollectionId id, Resource resource, Links links) {
        return switch (Kind.promisedBy(resource.entry())) {
            case BOOK, PICTURE -> links.read(id, resource.id(), "");
            case TEXT, FILE ->
                isShownByUs(resource.entry()) ? links.read(id, resource.id(), "") : Links.content(id, resource.entry());
            case AUDIO, VIDEO -> links.resource(id, resource.id());
            case PAGE, DOCUMENT, FOLDER, COLLECTION -> Links.content(id, resource.entry());
        };
    }

    /** The same for a file of a listing. */
    public static String to(CollectionId id, FileEntry entry, Links links) {
        return switch (Kind.of(entry.mediaType())) {
            case BOOK, PICTURE, AUDIO, VIDEO -> links.view(id, entry.path().value());
            case TEXT, FILE ->
                isShownByUs(entry.path().value())
                        ? links.view(id, entry.path().value())
                        : Links.content(id, entry.path().value());
            case PAGE, DOCUMENT, FOLDER, COLLECTION ->
                Links.content(id, entry.path().value());
        };
    }

    private static boolean isShownByUs(String path) {
        try {
            var type = MediaTypes.predict(FilePath.parse(path));
            return type.equals("text/markdown") || type.equals("text/plain") || type.equals("application/zip");
        } catch (RefusedInputException e) {
            return false;
        }
    }
}
