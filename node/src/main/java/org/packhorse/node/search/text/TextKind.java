package org.packhorse.node.search.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.node.html.Binary;
import org.packhorse.node.html.Encoding;
import org.packhorse.node.library.reading.Cells;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.library.reading.Litter;
import org.packhorse.node.library.reading.RichText;
import org.packhorse.node.library.reading.markup.Characters;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;

/** Kinds of content whose text is read, by a hub or by each node. That of a PDF comes with its version ({@link CarriedText}). */
public enum TextKind {
    MARKUP,
    MARKDOWN,
    SUBTITLES,
    PLAIN,
    /** What an H5P package says. */
    JSON,
    /** Text of word processors, with its looks. */
    RICH,
    /** The XML in which office programs keep a text, the slides of a talk, or the tables of OpenDocument. */
    OFFICE,
    /** The cells of a spreadsheet of Office Open XML, or what several of them say. */
    CELLS,
    /** A drawing that may be a page of a book. */
    DRAWING,
    /** Pages, a form feed behind each. */
    PAGES;

    /** More is not read of any file: a page of 32 MB is no page. */
    private static final long LIMIT_BYTES = 32L << 20;

    private static final Pattern OFFICE_PART = Pattern.compile(
            "docx//word/document\\.xml|pptx//ppt/slides/slide[0-9]{1,4}\\.xml|od[tps]//content\\.xml",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CELLS_PART =
            Pattern.compile("xlsx//xl/(?:sharedStrings|worksheets/sheet[0-9]{1,4})\\.xml", Pattern.CASE_INSENSITIVE);

    /** Years and counts are looked for; longer numbers, and what a computer worked out, by nobody. */
    private static final Pattern NUMBER_LOOKED_FOR = Pattern.compile("-?[0-9]{1,6}(?:\\.[0-9]{1,3})?");

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private static final String H5P_PART = "h5p//content/content.json";

    /** How {@code entry} is read; nothing where it has no text for readers, or none that is read here. */
    public static Optional<TextKind> of(FileEntry entry) {
        if (entry.path().isRecipe() || (entry.path().isPart() && Litter.has(entry.path()))) {
            return Optional.empty();
        }
        if (CarriedText.isOne(entry.path())) {
            return CarriedText.origin(entry.path()).map(_ -> PAGES);
        }
        var extension = entry.path().extension();
        if (MediaTypes.isHtml(entry.mediaType()) || extension.equals("cnxml")) {
            return Optional.of(MARKUP);
        }
        if (Documents.isRichText(entry)) {
            return Optional.of(RICH);
        }
        if (entry.path().isPart()) {
            var inside = inside(entry.path());
            if (inside.equalsIgnoreCase(H5P_PART)) {
                return Optional.of(JSON);
            }
            if (Documents.isDrawing(entry) && inside.startsWith("epub//")) {
                return Optional.of(DRAWING);
            }
            if (OFFICE_PART.matcher(inside).matches()) {
                return Optional.of(OFFICE);
            }
            if (CELLS_PART.matcher(inside).matches()) {
                return Optional.of(CELLS);
            }
        }
        return switch (entry.mediaType()) {
            case "text/markdown" -> Optional.of(MARKDOWN);
            case "text/vtt" -> Optional.of(SUBTITLES);
            case "text/csv" -> Optional.of(PLAIN);
            case "text/plain" -> Optional.of(extension.equals("srt") ? SUBTITLES : PLAIN);
            default -> Optional.empty();
        };
    }

    /** How {@code entry} is read, which somebody has described: then source code and data are for readers, too. */
    public static Optional<TextKind> ofDescribed(FileEntry entry) {
        return of(entry).or(() -> Documents.isText(entry) ? Optional.of(PLAIN) : Optional.empty());
    }

    /** Whether {@code part} is what several cells of a spreadsheet say. */
    static boolean isOfSeveralCells(FilePath part) {
        return part.name().equalsIgnoreCase("sharedStrings.xml");
    }

    /**
     * Whether a text of this kind is to travel beside what it is read out of. Markdown and plain text are nearly text as they stand: to read
     * them takes a node little, and to carry them besides is half as much again to transfer. What has pages came like that itself.
     */
    public boolean isWorthCarrying() {
        return switch (this) {
            case MARKUP, SUBTITLES, JSON, RICH, OFFICE, CELLS, DRAWING -> true;
            case MARKDOWN, PLAIN, PAGES -> false;
        };
    }

    /** The extension of the container and the name of the part in it. */
    private static String inside(FilePath part) {
        var container = part.container();
        return container.extension() + part.value().substring(container.value().length());
    }

    /** Gives the text of {@code content}, likely in one of {@code languages}, to {@code out}; it has none where it is no text, whatever its name says. */
    public void read(InputStream content, Encoding.Languages languages, TextGatherer out) throws IOException {
        read(content, languages, _ -> true, out);
    }

    /**
     * The same of what is shown.
     *
     * @param shown which of the cells or strings that are in {@code content}, from 0
     */
    void read(InputStream content, Encoding.Languages languages, IntPredicate shown, TextGatherer out)
            throws IOException {
        var beginning = content.readNBytes(Encoding.BEGINNING_BYTES);
        if (Binary.is(beginning)) {
            out.finish();
            return;
        }
        var whole = new SequenceInputStream(new ByteArrayInputStream(beginning), new Limited(content, LIMIT_BYTES));
        if (this == JSON || this == RICH || this == CELLS) {
            bytes(whole, shown, out);
            out.finish();
            return;
        }
        var charset = Encoding.ofBeginning(beginning, isMarkup(), languages);
        var in = new Characters(new InputStreamReader(whole, charset));
        in.skip(in.peek(0) == BYTE_ORDER_MARK ? 1 : 0);
        switch (this) {
            case MARKUP, OFFICE, DRAWING -> new MarkupText(in, out, this).read();
            case MARKDOWN, SUBTITLES -> new LinesText(in, out, this).read();
            case PLAIN -> plain(in, out);
            case PAGES -> pages(in, out);
            case JSON, RICH, CELLS -> throw new IllegalStateException("read as bytes");
        }
        out.finish();
    }

    private boolean isMarkup() {
        return this == MARKUP || this == OFFICE || this == DRAWING;
    }

    private void bytes(InputStream in, IntPredicate shown, TextGatherer out) throws IOException {
        if (this == JSON) {
            new JsonText(out).read(in);
            return;
        }
        if (this == CELLS) {
            var place = new AtomicInteger();
            Cells.read(
                    new InputStreamReader(in, StandardCharsets.UTF_8),
                    LIMIT_BYTES,
                    cell -> !shown.test(place.getAndIncrement()) || cell(cell, out));
            return;
        }
        RichText.read(in, piece -> {
            out.add(piece);
            return !out.isFull();
        });
    }

    /** Of what several cells say each says only where it stands. */
    private static boolean cell(Cells.Cell cell, TextGatherer out) throws IOException {
        boolean isSaid = switch (cell.sort()) {
            case TEXT -> true;
            case NUMBER -> NUMBER_LOOKED_FOR.matcher(cell.value()).matches();
            case SHARED, OTHER -> false;
        };
        if (isSaid) {
            out.add(cell.value());
            out.add(' ');
        }
        return !out.isFull();
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
