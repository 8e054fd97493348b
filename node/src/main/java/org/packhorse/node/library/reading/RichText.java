package org.packhorse.node.library.reading;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.packhorse.node.library.reading.markup.MarkupSource;
import org.packhorse.node.library.reading.markup.Passage;

/** The words of RTF, the format of WordPad and of old word processors, in one pass: no looks, no pictures, nothing that acts. One use. */
public final class RichText {
    /** Groups in groups; what people write has some ten. */
    private static final int DEPTH_LIMIT = 500;

    /** Fonts of one document. */
    private static final int FONT_LIMIT = 2_000;

    /** Pictures stand in such files as digits. */
    private static final long LIMIT_BYTES = 32L << 20;

    private static final int WORD_CHARS = 32;
    private static final int NUMBER_CHARS = 9;
    private static final int RUN_BYTES = 1_024;

    private final InputStream in;
    private final Taker out;
    private final ByteArrayOutputStream run = new ByteArrayOutputStream();
    private final Map<Integer, Charset> fonts = new HashMap<>();
    private final Deque<Group> around = new ArrayDeque<>();
    private Group group = new Group(false, false, false, 1, RichWords.USUAL);
    private Charset usual = RichWords.USUAL;
    private int usualFont = -1;
    private int listedFont = -1;
    /** Of what stands in place of a character that old readers do not know, so much is still to come. */
    private int skipped;

    /** Was read already, and is not a part of what was read before; -1 for nothing. */
    private int held = -1;

    private boolean begins;
    private long left = LIMIT_BYTES;

    private RichText(InputStream in, Taker out) {
        this.in = new BufferedInputStream(in);
        this.out = out;
    }

    /** Takes text, a few characters at a time. */
    @FunctionalInterface
    public interface Taker {
        /** Takes the next; whether it wants more. */
        boolean take(String text) throws IOException;
    }

    /**
     * What holds until a group ends.
     *
     * @param unseen whether its text is none for readers
     * @param hidden the same, by a property that can be taken back
     * @param fonts whether it lists fonts
     * @param fallback how many characters stand in for one that old readers do not know
     */
    private record Group(boolean unseen, boolean hidden, boolean fonts, int fallback, Charset charset) {
        Group withoutText() {
            return new Group(true, hidden, fonts, fallback, charset);
        }

        Group hidden(boolean now) {
            return new Group(unseen, now, fonts, fallback, charset);
        }

        Group listing() {
            return new Group(true, hidden, true, fallback, charset);
        }

        Group fallback(int characters) {
            return new Group(unseen, hidden, fonts, characters, charset);
        }

        Group in(Charset now) {
            return new Group(unseen, hidden, fonts, fallback, now);
        }
    }

    /** Gives the text of {@code in} to {@code out}, a line feed behind each paragraph; nothing where it is no RTF. */
    public static void read(InputStream in, Taker out) throws IOException {
        if (new String(in.readNBytes(5), StandardCharsets.ISO_8859_1).equals("{\\rtf")) {
            new RichText(in, out).read();
        }
    }

    /** The paragraphs of {@code in}, of at most {@code limitChars} characters. */
    static List<Passage> paragraphs(InputStream in, int limitChars) throws IOException {
        var text = new StringBuilder();
        read(in, piece -> {
            text.append(piece);
            return text.length() < limitChars;
        });
        return text.toString()
                .lines()
                .map(line -> withoutLastCells(line.replaceAll("\\s+", " ")).strip())
                .filter(line -> !line.isEmpty())
                .map(line -> new Passage(Passage.Kind.TEXT, line))
                .toList();
    }

    /** {@code line} without cells that nothing stands behind. Not by a pattern, which would try from each cell to the end. */
    private static String withoutLastCells(String line) {
        int end = line.stripTrailing().length();
        while (line.startsWith(" |", end - 2)) {
            end -= 2;
        }
        return line.substring(0, end);
    }

    private void read() throws IOException {
        around.push(group);
        int version = next();
        while (version >= '0' && version <= '9') {
            version = next();
        }
        held = version == ' ' ? -1 : version;
        boolean wanted = true;
        for (int c = next(); c >= 0 && wanted && !around.isEmpty(); c = next()) {
            wanted = switch (c) {
                case '{' -> open();
                case '}' -> close();
                case '\\' -> control();
                case '\r', '\n', 0 -> true;
                default -> character(c);
            };
        }
        flush();
    }

    private int next() throws IOException {
        if (held >= 0) {
            int c = held;
            held = -1;
            return c;
        }
        return left-- > 0 ? in.read() : -1;
    }

    private boolean open() throws IOException {
        around.push(group);
        skipped = 0;
        begins = true;
        return around.size() < DEPTH_LIMIT && flush();
    }

    private boolean close() throws IOException {
        boolean wanted = flush();
        boolean fontsKnown = group.fonts() && !around.peek().fonts();
        group = around.pop();
        group = fontsKnown ? group.in(fonts.getOrDefault(usualFont, usual)) : group;
        skipped = 0;
        return wanted;
    }

    private boolean character(int c) throws IOException {
        begins = false;
        if (skipped > 0) {
            skipped--;
            return true;
        }
        if (!group.unseen() && !group.hidden()) {
            run.write(c);
        }
        return run.size() < RUN_BYTES || flushWhole();
    }

    /** What was read of a long run, but for a character that has not ended. */
    private boolean flushWhole() throws IOException {
        var bytes = ByteBuffer.wrap(run.toByteArray());
        var decoder = group.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        var text = CharBuffer.allocate((int) Math.ceil(bytes.remaining() * decoder.maxCharsPerByte()));
        decoder.decode(bytes, text, false);
        run.reset();
        run.write(bytes.array(), bytes.position(), bytes.remaining());
        return out.take(text.flip().toString());
    }

    /** What was read of it so far, which was written in one encoding; a character may take several bytes. */
    private boolean flush() throws IOException {
        if (run.size() == 0) {
            return true;
        }
        var text = run.toString(group.charset());
        run.reset();
        return out.take(text);
    }

    private boolean say(String text) throws IOException {
        boolean wanted = flush();
        boolean seen = !group.unseen() && !group.hidden();
        return wanted && (!seen || out.take(text));
    }

    private boolean control() throws IOException {
        int c = next();
        if (!MarkupSource.isLetter(c)) {
            return sign(c);
        }
        var word = new StringBuilder();
        for (; MarkupSource.isLetter(c); c = next()) {
            if (word.length() < WORD_CHARS) {
                word.append((char) c);
            }
        }
        var number = new StringBuilder();
        for (; (c >= '0' && c <= '9') || (c == '-' && number.isEmpty()); c = next()) {
            if (number.length() < NUMBER_CHARS) {
                number.append((char) c);
            }
        }
        boolean said = !number.isEmpty() && !number.toString().equals("-");
        // A space ends the word and is part of it; whatever else comes behind it is not.
        held = c == ' ' ? -1 : c;
        return word(word.toString(), said, said ? Integer.parseInt(number.toString()) : 0);
    }

    private boolean sign(int c) throws IOException {
        return switch (c) {
            case '\'' -> {
                int high = Character.digit(next(), 16);
                int low = Character.digit(next(), 16);
                yield high < 0 || low < 0 || character(high * 16 + low);
            }
            case '*' -> {
                // A group that only some readers know: it says nothing that is not said elsewhere.
                group = begins ? group.withoutText() : group;
                yield true;
            }
            case '~' -> say("\u00a0");
            case '_' -> say("\u2011");
            case '\n', '\r' -> say("\n");
            case '\\', '{', '}' -> character(c);
            default -> true;
        };
    }

    private boolean word(String word, boolean said, int number) throws IOException {
        if (skipped > 0 && !word.equals("bin")) {
            skipped--;
            return true;
        }
        boolean first = begins;
        begins = false;
        var text = RichWords.text(word);
        if (!text.isEmpty()) {
            return say(text);
        }
        if (first && RichWords.isUnseen(word)) {
            group = group.withoutText();
            return true;
        }
        switch (word) {
            case "u" -> {
                boolean wanted = say(Character.toString((char) number));
                skipped = group.fallback();
                return wanted;
            }
            case "uc" -> group = group.fallback(Math.clamp(number, 0, 16));
            case "bin" -> {
                for (int i = 0; i < number && next() >= 0; i++) {
                    // Not text, whatever its bytes look like.
                }
            }
            case "v" -> {
                boolean wanted = flush();
                group = group.hidden(!said || number != 0);
                return wanted;
            }
            case "fonttbl" -> group = group.listing();
            case "ansicpg" -> {
                usual = RichWords.ofPage(number);
                group = group.in(usual);
            }
            case "mac" -> {
                usual = RichWords.ofPage(RichWords.MACINTOSH);
                group = group.in(usual);
            }
            case "deff" -> usualFont = number;
            case "f", "fcharset", "plain" -> {
                return font(word, number);
            }
            default -> {}
        }
        return true;
    }

    private boolean font(String word, int number) throws IOException {
        if (!group.fonts()) {
            boolean wanted = flush();
            int font = word.equals("f") ? number : usualFont;
            group = word.equals("fcharset") ? group : group.in(fonts.getOrDefault(font, usual));
            return wanted;
        }
        if (word.equals("f")) {
            listedFont = number;
        } else if (word.equals("fcharset") && fonts.size() < FONT_LIMIT) {
            RichWords.ofFont(number).ifPresent(charset -> fonts.put(listedFont, charset));
        }
        return true;
    }
}
