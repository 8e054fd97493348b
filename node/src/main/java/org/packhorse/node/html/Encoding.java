package org.packhorse.node.html;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The encoding of a text by others: that of its byte order mark, else the one that it declares, else UTF-8 where its bytes are that, else
 * the one that it is likely written in (see {@link Guess}). Whoever shows, reads or indexes a text asks here, with the same languages, so that
 * it is the same text everywhere.
 */
public final class Encoding {
    /**
     * Where not the whole text is at hand, so much of it is looked at: a page whose first accented letter stands behind 64 KB is rare, and looking
     * takes less than sending them.
     */
    public static final int BEGINNING_BYTES = 64 * 1024;

    /** What a page says of itself stands here: browsers look at 1 KB, and some a little further. */
    public static final int DECLARATION_BYTES = 4 * 1024;

    private static final int CHARS_AT_ONCE = 2 * 1024;
    private static final Pattern LANGUAGE = Pattern.compile(
            "<(?:\\w+:)?html\\b[^>]*?\\blang\\s*+=\\s*+[\"']?([a-z]{2,8}(?:-[a-z0-9]{1,8}){0,4})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARATION = Pattern.compile(
            "<(?:meta|\\?xml)\\b[^>]*?\\b(?:charset|encoding)\\s*+=\\s*+[\"']?\\s*+([a-z0-9_:.-]{1,40})",
            Pattern.CASE_INSENSITIVE);

    private Encoding() {}

    /** Tells in which languages a text is likely written, as BCP 47 tags, the likeliest first; asked only where the text does not tell itself. */
    @FunctionalInterface
    public interface Languages {
        /** For a text that nothing is known of. */
        Languages UNKNOWN = List::of;

        /** Those languages. */
        List<String> find();
    }

    /** That of {@code text}, which is whole. */
    public static Charset ofWhole(byte[] text, boolean markup, Languages languages) {
        return of(text, true, markup, languages);
    }

    /** That of a text that begins with {@code beginning}: {@link #BEGINNING_BYTES} of it, or all where there are fewer. */
    public static Charset ofBeginning(byte[] beginning, boolean markup, Languages languages) {
        return of(beginning, beginning.length < BEGINNING_BYTES, markup, languages);
    }

    private static Charset of(byte[] text, boolean whole, boolean markup, Languages languages) {
        if (startsWith(text, 0xfe, 0xff) || startsWith(text, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16;
        }
        if (startsWith(text, 0xef, 0xbb, 0xbf)) {
            return StandardCharsets.UTF_8;
        }
        var declared = markup ? declared(text) : Optional.<Charset>empty();
        if (declared.isPresent()) {
            return declared.get();
        }
        return isUtf8(text, whole) ? StandardCharsets.UTF_8 : Guess.of(text, markup, likely(text, markup, languages));
    }

    /** What a page says of itself comes first. */
    private static List<String> likely(byte[] text, boolean markup, Languages languages) {
        var match = LANGUAGE.matcher(markup ? head(text) : "");
        var known = languages.find();
        return match.find()
                ? Stream.concat(Stream.of(match.group(1)), known.stream()).toList()
                : known;
    }

    private static String head(byte[] text) {
        return new String(text, 0, Math.min(text.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
    }

    /** What the web calls {@code charset}. */
    public static String label(Charset charset) {
        return charset.name().toLowerCase(Locale.ROOT).replaceFirst("^x-windows-", "windows-");
    }

    private static boolean startsWith(byte[] text, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (text.length <= i || (text[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** What markup that begins with {@code beginning} declares, where it is something that we can read; as browsers understand it. */
    public static Optional<Charset> declared(byte[] beginning) {
        var match = DECLARATION.matcher(head(beginning));
        return match.find()
                ? Optional.ofNullable(Charset.forName(match.group(1), null))
                        .map(Encoding::meant)
                        .filter(Encoding::isAscii)
                : Optional.empty();
    }

    /** Latin-1 is always taken for the larger set; and who could read a declaration byte by byte did not read UTF-16. */
    private static Charset meant(Charset declared) {
        if (declared.equals(StandardCharsets.ISO_8859_1) || declared.equals(StandardCharsets.US_ASCII)) {
            return Guess.USUAL;
        }
        return declared.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : declared;
    }

    /** Whoever read the declaration as ASCII read no EBCDIC. Our limits count on it, too: what looks like no tag is none. */
    private static boolean isAscii(Charset declared) {
        return new String(new byte[] {'<'}, declared).equals("<");
    }

    /** A character that is cut off at the end is a mistake only where the end is that of the text. */
    private static boolean isUtf8(byte[] text, boolean whole) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(text);
        var out = CharBuffer.allocate(CHARS_AT_ONCE);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, whole);
        } while (result.isOverflow());
        return result.isUnderflow();
    }
}
