package org.packhorse.node.search;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.packhorse.node.language.LanguageTags;
import org.packhorse.node.library.reading.Formula;

/**
 * The text of HTML, XHTML and other markup, in one pass and in constant memory, whatever is nested, left open or broken: this is for
 * finding, not for showing. One use.
 */
final class MarkupText {
    /** What no reader sees. */
    private static final Set<String> UNSEEN = Set.of(
            "script",
            "style",
            "template",
            "iframe",
            "noembed",
            "noframes",
            "textarea",
            "select",
            "datalist",
            "annotation",
            "annotation-xml",
            "metadata",
            "svg",
            "instrtext",
            "deltext",
            "tracked-changes");

    /** What parts words in documents of office programs, where any run of letters may be an element of its own. */
    private static final Set<String> OFFICE_PARTING =
            Set.of("p", "h", "br", "tab", "s", "line-break", "tc", "table-cell", "frame");

    /** What does not part words. */
    private static final Set<String> INLINE = Set.of(
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "code",
            "em",
            "emphasis",
            "font",
            "i",
            "ins",
            "mark",
            "ruby",
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "term",
            "u",
            "wbr");

    /** Of the elements whose attributes say something, which one. */
    private static final Map<String, String> TELLING = Map.of(
            "html",
            "lang",
            "document",
            "lang",
            "img",
            "alt",
            "image",
            "alt",
            "media",
            "alt",
            "area",
            "alt",
            "math",
            "alttext");

    private static final String CDATA = "![CDATA[";
    private static final int NAME_CHARS = 16;
    private static final int ENTITY_CHARS = 12;

    /** So far is looked for the end of a script that says it is empty. */
    private static final int SCRIPT_CHARS = 2_000;

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}");

    /** A formula longer than a page is read as words. */
    private static final int FORMULA_CHARS = 16 * 1024;

    private static final Pattern FORMULA_END =
            Pattern.compile("</(?:[A-Za-z0-9_-]+:)?math\\s*>$", Pattern.CASE_INSENSITIVE);

    private final Characters in;
    private final TextGatherer out;
    private final boolean office;
    private final boolean drawn;
    private boolean inTitle;
    private boolean inHeading;
    private boolean titleSeen;

    /** @param kind what it is: in the XML of an office program titles are those of pictures; a drawing is one that is read itself */
    MarkupText(Characters in, TextGatherer out, TextKind kind) {
        this.in = in;
        this.out = out;
        this.office = kind == TextKind.OFFICE;
        this.drawn = kind == TextKind.DRAWING;
    }

    void read() throws IOException {
        for (int c = in.next(); c != Characters.END && !out.isFull(); c = in.next()) {
            if (c == '<') {
                markup();
            } else if (c == '&') {
                entity();
            } else {
                text((char) c);
            }
        }
    }

    private void text(char c) throws IOException {
        if (inTitle) {
            out.addToTitle(c);
        } else if (inHeading) {
            out.addToHeading(c);
        }
        if (!inTitle) {
            out.add(c);
        }
    }

    private void entity() throws IOException {
        var name = new StringBuilder("&");
        for (int ahead = 0; ahead < ENTITY_CHARS; ahead++) {
            int c = in.peek(ahead);
            if (c == ';') {
                in.skip(ahead + 1);
                var decoded = Parser.unescapeEntities(name.append(';').toString(), true);
                for (int i = 0; i < decoded.length(); i++) {
                    text(decoded.charAt(i));
                }
                return;
            }
            if (c != '#' && !isNameCharacter(c)) {
                break;
            }
            name.append((char) c);
        }
        text('&');
    }

    private void markup() throws IOException {
        int first = in.peek(0);
        if (first == '!' && in.peek(1) == '-' && in.peek(2) == '-') {
            skipBehind("-->");
        } else if (first == '!' && comes(CDATA)) {
            // Its content is text like any other, but for its end.
            in.skip(CDATA.length());
        } else if (first == '!' || first == '?') {
            skipBehind(">");
        } else if (first == '/') {
            in.skip(1);
            close(name());
            TagRest.read(in, "");
        } else if (isLetter(first)) {
            open(name());
        } else {
            text('<');
        }
    }

    private boolean comes(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            if (in.peek(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void open(String name) throws IOException {
        var telling = TELLING.getOrDefault(name, "");
        var rest = TagRest.read(in, telling);
        if (parts(name)) {
            text(' ');
        }
        if (telling.equals("lang")) {
            var language = LANGUAGE.matcher(rest.value());
            if (language.lookingAt()) {
                LanguageTags.find(language.group()).ifPresent(out::setLanguage);
            }
        } else if (!rest.value().isBlank()) {
            say(rest.value());
        }
        if (!rest.isClosed() && name.equals("math") && !office) {
            formula(!rest.value().isBlank());
        } else if (!rest.isClosed() || (name.equals("script") && isEndedLater())) {
            begin(name);
        }
    }

    /** Whether a script that says it is empty has an end all the same: then it is none in HTML, where only that end counts. */
    private boolean isEndedLater() throws IOException {
        for (int ahead = 0; ahead < SCRIPT_CHARS; ahead++) {
            if (in.peek(ahead) == Characters.END) {
                return false;
            }
            if (in.peek(ahead) == '<' && (comes(ahead + 1, "/script") || comes(ahead + 1, "script"))) {
                return in.peek(ahead + 1) == '/';
            }
        }
        return false;
    }

    private boolean comes(int ahead, String expected) throws IOException {
        for (int i = 0; i < expected.length(); i++) {
            if (Character.toLowerCase(in.peek(ahead + i)) != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** What stands in the place of a picture. */
    private void say(String attribute) throws IOException {
        var said = Parser.unescapeEntities(attribute, true);
        for (int i = 0; i < said.length(); i++) {
            text(said.charAt(i));
        }
        text(' ');
    }

    private void begin(String name) throws IOException {
        if (name.equals("svg") && drawn) {
            return;
        }
        if (name.equals("svg") && !office) {
            drawing();
        } else if (UNSEEN.contains(name)) {
            skipElement(name);
        } else if (name.equals("title") && !titleSeen && !office) {
            titleSeen = true;
            inTitle = true;
        } else if (isHeading(name) && !out.hasHeading()) {
            inHeading = true;
        }
    }

    /** What a formula says stands in more than its letters; where it has been {@code said} in words already it is gone past. */
    private void formula(boolean said) throws IOException {
        var source = new StringBuilder("<math>");
        boolean ended = false;
        while (!ended && in.peek(0) != Characters.END && source.length() < FORMULA_CHARS) {
            source.append((char) in.next());
            ended = source.charAt(source.length() - 1) == '>' && endsFormula(source);
        }
        if (said) {
            return;
        }
        text(' ');
        var line = Formula.parse(source.toString());
        for (int i = 0; i < line.length(); i++) {
            text(line.charAt(i));
        }
        text(' ');
    }

    private static boolean endsFormula(CharSequence source) {
        int from = Math.max(0, source.length() - 2 * NAME_CHARS);
        return FORMULA_END.matcher(source).region(from, source.length()).find();
    }

    private void close(String name) throws IOException {
        if (name.equals("title")) {
            inTitle = false;
        } else if (isHeading(name)) {
            inHeading = false;
        }
        if (parts(name)) {
            text(' ');
        }
    }

    private boolean parts(String name) {
        return office ? OFFICE_PARTING.contains(name) : !INLINE.contains(name);
    }

    private static boolean isHeading(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }

    /** The name that comes now, in lower case and without its namespace. */
    private String name() throws IOException {
        var name = new StringBuilder();
        for (int c = in.peek(0); isNameCharacter(c) || c == ':' || c == '-' || c == '_'; c = in.peek(0)) {
            in.skip(1);
            if (c == ':') {
                name.setLength(0);
            } else if (name.length() < NAME_CHARS) {
                name.append((char) c);
            }
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }

    private void skipElement(String name) throws IOException {
        // In a comment in a script, another script does not end the outer one.
        boolean hidden = false;
        boolean inner = false;
        for (int c = in.next(); c != Characters.END; c = in.next()) {
            if (c == '<' && in.peek(0) == '/') {
                in.skip(1);
                boolean ends = name().equals(name);
                if (ends && !inner) {
                    TagRest.read(in, "");
                    return;
                }
                inner &= !ends;
            } else if (c == '<' && name.equals("script")) {
                hidden |= in.peek(0) == '!' && in.peek(1) == '-' && in.peek(2) == '-';
                inner |= hidden && isNameCharacter(in.peek(0)) && name().equals(name);
            } else if (c == '-' && in.peek(0) == '-' && in.peek(1) == '>') {
                hidden = false;
                inner = false;
            }
        }
    }

    /** Of a drawing, what it is called; what is written in it is a part of the picture. */
    private void drawing() throws IOException {
        boolean isCalled = false;
        boolean wasCalled = false;
        for (int c = in.next(); c != Characters.END; c = in.next()) {
            if (c != '<') {
                if (isCalled) {
                    called(c);
                }
                continue;
            }
            boolean closes = in.peek(0) == '/';
            in.skip(closes ? 1 : 0);
            var name = name();
            if (!name.isEmpty()) {
                TagRest.read(in, "");
            }
            if (closes && name.equals("svg")) {
                text(' ');
                return;
            }
            isCalled = !closes && !wasCalled && name.equals("title");
            wasCalled |= isCalled;
        }
    }

    private void called(int c) throws IOException {
        if (c == '&') {
            entity();
        } else {
            text((char) c);
        }
    }

    private void skipBehind(String end) throws IOException {
        int matched = 0;
        for (int c = in.next(); c != Characters.END; c = in.next()) {
            if (c == end.charAt(matched)) {
                matched++;
                if (matched == end.length()) {
                    return;
                }
            } else if (matched != 2 || c != '-') {
                matched = c == end.charAt(0) ? 1 : 0;
            }
        }
    }

    private static boolean isNameCharacter(int c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
