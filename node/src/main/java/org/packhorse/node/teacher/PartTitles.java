package org.packhorse.node.teacher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jsoup.Jsoup;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.html.Encoding;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.MediaTypes;

/** Finds out what chapters and other parts of resources are called: by their first heading, else by their own title, else by their file. */
final class PartTitles {
    /** A heading stands at the beginning. */
    private static final int BEGINNING_BYTES = Encoding.BEGINNING_BYTES;

    private static final int TITLE_CHARS = 80;

    private final FileContents contents;

    PartTitles(FileContents contents) {
        this.contents = contents;
    }

    /** The title of {@code address}; that of a part behind that of the whole. */
    String of(LibraryAddress address) throws IOException {
        var whole = address.resource().title();
        var part = address.partEntry();
        return part.isEmpty() ? whole : whole + " · " + shorten(title(address, part.get()));
    }

    private String title(LibraryAddress address, FileEntry part) throws IOException {
        if (!MediaTypes.isHtml(part.mediaType())) {
            return part.path().name();
        }
        byte[] beginning;
        try (var in = contents.find(part, address.version()).open(0)) {
            beginning = in.readNBytes(BEGINNING_BYTES);
        }
        var charset = Encoding.ofBeginning(beginning, true).name();
        var document = Jsoup.parse(new ByteArrayInputStream(beginning), charset, "");
        var heading = document.selectFirst("h1, h2, h3");
        var title = heading == null || heading.text().isBlank() ? document.title() : heading.text();
        return title.isBlank() ? part.path().name() : title;
    }

    private static String shorten(String title) {
        int end = title.offsetByCodePoints(0, Math.min(TITLE_CHARS, title.codePointCount(0, title.length())));
        return end == title.length() ? title : title.substring(0, end) + "…";
    }
}
