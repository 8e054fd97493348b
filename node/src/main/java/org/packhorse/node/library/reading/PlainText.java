package org.packhorse.node.library.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.packhorse.node.assembly.FileContent;
import org.packhorse.node.html.Binary;
import org.packhorse.node.html.Encoding;
import org.packhorse.node.library.reading.markup.Passage;

/** Text files of any length, a portion at a time, and the text of documents that is carried page by page. */
public final class PlainText {
    /** Two or three screens of a small phone. */
    static final int PORTION_BYTES = 12 * 1024;

    /** A line longer than this may be broken anywhere. */
    private static final int LINE_BYTES = 4 * 1024;

    private static final int CHARACTER_LIMIT_BYTES = 4;

    /** So much of a line of Chinese or Japanese without any space or sign of ASCII is looked back at. */
    private static final int UNBROKEN_BYTES = 64 * 1024;

    /** No byte below is the second, third or fourth of a character, in any of the encodings of old. */
    private static final byte FIRST_OF_SECOND_BYTES = 0x30;

    /** The text of twenty thick books; what is behind it is in the document itself. */
    static final long PAGED_LIMIT_BYTES = 24L << 20;

    /** A page that says more than this is no page of paper. */
    static final int PAGE_LIMIT_BYTES = 64 * 1024;

    private PlainText() {}

    /**
     * A portion of a text.
     *
     * @param number which it is, from 1
     * @param count how many there are
     */
    public record Portion(List<Passage> passages, int number, int count) {}

    /** Portion {@code wanted} of {@code content}, or the nearest there is; it is read from where it begins. What is no text has none. */
    public static Portion portion(FileContent content, int wanted, Encoding.Languages languages) throws IOException {
        if (isBinary(content)) {
            return new Portion(List.of(), 1, 1);
        }
        int count = Math.clamp((content.sizeBytes() + PORTION_BYTES - 1) / PORTION_BYTES, 1, Integer.MAX_VALUE);
        int number = Math.clamp(wanted, 1, count);
        long start = (long) (number - 1) * PORTION_BYTES;
        var charset = charset(content, languages);
        // One character earlier: a line that begins right at the border has its end before it, and a character may go
        // on there.
        long from = Math.max(0, start - CHARACTER_LIMIT_BYTES);
        byte[] bytes;
        try (var in = content.open(from)) {
            bytes = in.readNBytes((int) (start - from) + PORTION_BYTES + LINE_BYTES);
        }
        int begin = number == 1 ? 0 : lineStart(content, from, bytes, (int) (start - from) - unit(charset), charset);
        int border = (int) (start - from) + PORTION_BYTES - unit(charset);
        int end = number == count ? bytes.length : lineStart(content, from, bytes, border, charset);
        var portion = Arrays.copyOfRange(bytes, Math.min(begin, end), end);
        // Where the beginning was ASCII only, the portion tells more.
        var text = charset.equals(StandardCharsets.UTF_8)
                ? decode(portion, languages)
                : withoutControls(new String(portion, charset));
        return new Portion(paragraphs(text), number, count);
    }

    private static boolean isBinary(FileContent content) throws IOException {
        try (var in = content.open(0)) {
            return Binary.is(in.readNBytes(Binary.BEGINNING_BYTES));
        }
    }

    /** Decided for all portions together: only the first has a mark of the order of bytes, and one alone may be too short to tell. */
    private static Charset charset(FileContent content, Encoding.Languages languages) throws IOException {
        byte[] beginning;
        try (var in = content.open(0)) {
            beginning = in.readNBytes(Encoding.BEGINNING_BYTES);
        }
        var charset = Encoding.ofBeginning(beginning, false, languages);
        if (!charset.equals(StandardCharsets.UTF_16)) {
            return charset;
        }
        return beginning[0] == (byte) 0xff ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private static int unit(Charset charset) {
        return isWide(charset) ? 2 : 1;
    }

    private static boolean isWide(Charset charset) {
        return charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE);
    }

    /** Where the first line begins that ends behind {@code from}; where none does, a character that begins there. */
    private static int lineStart(FileContent content, long offset, byte[] bytes, int from, Charset charset)
            throws IOException {
        int unit = unit(charset);
        int low = charset.equals(StandardCharsets.UTF_16BE) ? 1 : 0;
        int limit = Math.min(bytes.length, from + LINE_BYTES) - unit + 1;
        for (int i = from; i < limit; i += unit) {
            if (bytes[i + low] == '\n' && (unit == 1 || bytes[i + 1 - low] == 0)) {
                return i + unit;
            }
        }
        int at = Math.min(bytes.length, from + unit);
        if (isEastAsian(charset)) {
            return (int) (characterStart(content, offset + at, charset) - offset);
        }
        while (charset.equals(StandardCharsets.UTF_8) && at < bytes.length && (bytes[at] & 0xc0) == 0x80) {
            at++;
        }
        return at;
    }

    /** Whether characters have one byte or more, and any of them may look like the first. */
    private static boolean isEastAsian(Charset charset) {
        return !charset.equals(StandardCharsets.UTF_8)
                && !isWide(charset)
                && charset.newEncoder().maxBytesPerChar() > 1;
    }

    /**
     * Where the character begins that goes on at {@code border}: read from the last sign before it that is part of no other, such as a space; in a line that
     * has none, from so far before it that both portions which meet here begin to read at the same place.
     */
    private static long characterStart(FileContent content, long border, Charset charset) throws IOException {
        long from = Math.max(0, border - UNBROKEN_BYTES);
        byte[] before;
        try (var in = content.open(from)) {
            before = in.readNBytes((int) (border - from));
        }
        int sure = before.length;
        while (sure > 0 && (before[sure - 1] < 0 || before[sure - 1] >= FIRST_OF_SECOND_BYTES)) {
            sure--;
        }
        var in = ByteBuffer.wrap(before, sure, before.length - sure);
        charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(in, CharBuffer.allocate(before.length - sure + 1), false);
        return border - in.remaining();
    }

    /**
     * Page {@code wanted} of {@code content}, UTF-8 whose pages are parted by form feeds, or the nearest there is. Only the page asked for is kept.
     */
    public static Portion page(FileContent content, int wanted) throws IOException {
        var pages = new PageSearch(wanted);
        try (var in = content.open(0)) {
            pages.read(in);
        }
        int number = Math.clamp(wanted, 1, pages.count);
        var text = new String(pages.page, 0, pages.length, StandardCharsets.UTF_8);
        return new Portion(paragraphs(withoutControls(text)), number, pages.count);
    }

    /** Looks for one page, keeping only the last that was not behind it. */
    private static final class PageSearch {
        private final int wanted;
        private final byte[] page = new byte[PAGE_LIMIT_BYTES];
        private int length;
        /** Whether there is no room for another character, however long; so that none is cut. */
        private boolean full;

        private int count = 1;

        PageSearch(int wanted) {
            this.wanted = wanted;
        }

        void read(InputStream in) throws IOException {
            var buffer = new byte[8192];
            long read = 0;
            boolean begins = false;
            for (int n = in.read(buffer); n > 0 && read < PAGED_LIMIT_BYTES; n = in.read(buffer)) {
                read += n;
                for (int i = 0; i < n; i++) {
                    if (begins) {
                        // A form feed at the very end begins no page.
                        count++;
                        length = count <= wanted ? 0 : length;
                        full &= count > wanted;
                        begins = false;
                    }
                    if (buffer[i] == '\f') {
                        begins = true;
                    } else if (count <= wanted) {
                        keep(buffer[i]);
                    }
                }
            }
        }

        private void keep(byte b) {
            boolean goesOn = (b & 0xc0) == 0x80;
            full |= length == page.length || (!goesOn && length > page.length - CHARACTER_LIMIT_BYTES);
            if (!full) {
                page[length++] = b;
            }
        }
    }

    /** {@code text} parted at empty lines; lines within a paragraph stay lines. */
    static List<Passage> paragraphs(String text) {
        var passages = new ArrayList<Passage>();
        for (var paragraph : text.replace("\r\n", "\n").split("\n[ \t]*\n", -1)) {
            if (!paragraph.isBlank()) {
                passages.add(
                        new Passage(Passage.Kind.CODE, paragraph.stripTrailing().replaceFirst("^\n+", "")));
            }
        }
        return passages;
    }

    /** {@code bytes}, which are whole lines, likely in one of {@code languages}, as text. */
    static String decode(byte[] bytes, Encoding.Languages languages) {
        return withoutControls(new String(bytes, Encoding.ofWhole(bytes, false, languages)));
    }

    private static String withoutControls(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ufeff]", "");
    }
}
