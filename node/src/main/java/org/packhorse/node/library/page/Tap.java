package org.packhorse.node.library.page;

import java.util.Set;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;

/** Knows where one tap on a line of a list leads. */
public final class Tap {
    /** What browsers save, or show without its lines. */
    private static final Set<String> PLAIN = Set.of("text/plain", "text/vtt", "text/csv");

    private Tap() {}

    /** Where a tap on {@code resource} leads, for which only names are looked at: to the content, or to a page of ours that shows it better. */
    public static String to(CollectionId id, Resource resource, Links links) {
        var content = Links.content(id, resource.entry());
        return switch (Kind.promisedBy(resource.entry())) {
            case BOOK, PICTURE -> links.read(id, resource.id(), "");
            case TEXT ->
                isMarkdown(resource.entry())
                        ? links.read(id, resource.id(), "")
                        : isPlain(resource.entry()) ? links.text(id, resource.id(), "", 1) : content;
            case AUDIO, VIDEO -> links.resource(id, resource.id());
            case FILE, ACTIVITY -> isPackage(resource.entry()) ? links.read(id, resource.id(), "") : content;
            case PAGE, DOCUMENT, FOLDER, COLLECTION -> content;
        };
    }

    /** The same for a file of a listing. */
    public static String to(CollectionId id, FileEntry entry, Links links) {
        var path = entry.path().value();
        var content = Links.content(id, path);
        return switch (Kind.of(entry.mediaType())) {
            case BOOK, PICTURE, AUDIO, VIDEO -> links.view(id, path);
            case TEXT ->
                isMarkdown(path)
                        ? links.view(id, path)
                        : isPlain(path) || PLAIN.contains(entry.mediaType()) ? links.viewText(id, path, 1) : content;
            case FILE, ACTIVITY -> isPackage(path) ? links.view(id, path) : content;
            // Few phones have a program for them: its words lead on to the file.
            case DOCUMENT -> Documents.isOffice(entry) ? links.viewText(id, path, 1) : content;
            case PAGE, FOLDER, COLLECTION -> content;
        };
    }

    private static boolean isMarkdown(String path) {
        return promised(path).equals("text/markdown");
    }

    private static boolean isPlain(String path) {
        return PLAIN.contains(promised(path));
    }

    private static boolean isPackage(String path) {
        return promised(path).equals("application/zip");
    }

    private static String promised(String path) {
        try {
            return MediaTypes.promised(FilePath.parse(path));
        } catch (RefusedInputException e) {
            return MediaTypes.UNKNOWN;
        }
    }
}
