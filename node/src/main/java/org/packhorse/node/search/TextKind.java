package org.packhorse.node.search;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.util.Optional;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.node.html.Encoding;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.MediaTypes;

/** Kinds of content whose text is read here. The text of a PDF comes with its version ({@link CarriedText}). */
enum TextKind {
    MARKUP,
    MARKDOWN,
    SUBTITLES,
    PLAIN,
    /** Pages, a form feed behind each. */
    PAGES;

    /** More is not read of any file: a page of 32 MB is no page. */
    private static final long LIMIT_BYTES = 32L << 20;

    /** How {@code entry} is read; nothing where it has no text for readers, or none that is read here. */
    static Optional<TextKind> of(FileEntry entry) {
        if (entry.path().isRecipe()) {
            return Optional.empty();
        }
        if (CarriedText.isOne(entry.path())) {
            return Optional.of(PAGES);
        }
        var extension = entry.path().extension();
        if (MediaTypes.isHtml(entry.mediaType()) || extension.equals("cnxml")) {
            return Optional.of(MARKUP);
        }
        return switch (entry.mediaType()) {
            case "text/markdown" -> Optional.of(MARKDOWN);
            case "text/vtt" -> Optional.of(SUBTITLES);
            case "text/plain" -> Optional.of(extension.equals("srt") ? SUBTITLES : PLAIN);
            default -> Optional.empty();
        };
    }

    /** Gives the text of {@code content} to {@code out}. */
    void read(InputStream content, TextGatherer out) throws IOException {
        var beginning = content.readNBytes(Encoding.BEGINNING_BYTES);
        var whole = new SequenceInputStream(new ByteArrayInputStream(beginning), new Limited(content, LIMIT_BYTES));
        var charset = Encoding.ofBeginning(beginning, this == MARKUP);
        var in = new Characters(new InputStreamReader(whole, charset));
        switch (this) {
            case MARKUP -> new MarkupText(in, out).read();
            case MARKDOWN, SUBTITLES -> new LinesText(in, out, this == MARKDOWN).read();
            case PLAIN -> plain(in, out);
            case PAGES -> pages(in, out);
        }
        out.finish();
    }

    private static void plain(Characters in, TextGatherer out) throws IOException {
        for (int c = in.next(); c != Characters.END && !out.isFull(); c = in.next()) {
            out.add((char) c);
        }
    }

    private static void pages(Characters in, TextGatherer out) throws IOException {
        out.beginPages();
        for (int c = in.next(); c != Characters.END && !out.isFull(); c = in.next()) {
            if (c == '\f') {
                out.endPage();
            } else {
                out.add((char) c);
            }
        }
    }

    /** Ends after so many bytes. */
    private static final class Limited extends InputStream {
        private final InputStream in;
        private long left;

        Limited(InputStream in, long limit) {
            this.in = in;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? in.read() : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
