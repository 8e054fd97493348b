package org.packhorse.node.search.text;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.packhorse.node.language.LanguageTags;
import org.packhorse.node.library.reading.markup.Characters;
import org.packhorse.node.library.reading.markup.Formula;
import org.packhorse.node.library.reading.markup.MarkupSource;

/**
 * The text of HTML, XHTML and other markup, in one pass and in constant memory, whatever is nested, left open or broken: this is for
 * finding, not for showing. One use.
 */
final class MarkupText {
    /** What no reader sees. */
    private static final Set<String> UNSEEN = Set.of(
            ("script style template iframe noembed noframes textarea select datalist annotation annotation-xml metadata svg"
                            + " instrtext deltext tracked-changes")
                    .split(" "));

    /** What parts words in documents of office programs, where any run of letters may be an element of its own. */
    private static final Set<String> OFFICE_PARTING =
            Set.of("p", "h", "br", "tab", "s", "line-break", "tc", "table-cell", "frame");

    /** What does not part words. */
    private static final Set<String> INLINE = Set.of(
            "a abbr b bdi bdo code em emphasis font i ins mark ruby small span strong sub sup term u wbr".split(" "));

    private static final String CDATA = "![CDATA[";

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}");

    /** A formula longer than a page is read as words. */
    private static final int FORMULA_CHARS = 16 * 1024;

    private static final Pattern FORMULA_END =
            Pattern.compile("</(?:[A-Za-z0-9_-]+:)?math\\s*>$", Pattern.CASE_INSENSITIVE);

    private final MarkupSource in;
    private final TextGatherer out;
    private final HiddenTables hidden;
    private final boolean office;
    private final boolean drawn;
    private boolean inTitle;
    private boolean inHeading;
    private boolean titleSeen;

    /** @param kind what it is: in the XML of an office program titles are those of pictures; a drawing is one that is read itself */
    MarkupText(Characters in, TextGatherer out, TextKind kind) {
        this.in = new MarkupSource(in);
        this.out = out;
        this.hidden = new HiddenTables(this.in);
        this.office = kind == TextKind.OFFICE;
        this.drawn = kind == TextKind.DRAWING;
    }

    void read() throws IOException {
        for (int c = in.next(); c != Characters.END && !out.isFull(); c = in.next()) {
            if (c == '<') {
                markup();
            } else if (c == '&') {
                text(in.reference());
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

    private void text(CharSequence said) throws IOException {
        for (int i = 0; i < said.length(); i++) {
            text(said.charAt(i));
        }
    }

    private void markup() throws IOException {
        int first = in.peek(0);
        if (first == '!' && in.peek(1) == '-' && in.peek(2) == '-') {
            in.skipBehind("-->");
        } else if (first == '!' && in.comes(CDATA)) {
            // Its content is text like any other, but for its end.
            in.skip(CDATA.length());
        } else if (first == '!' || first == '?') {
            in.skipBehind(">");
        } else if (first == '/') {
            in.skip(1);
            close(in.name());
            in.skipRestOfTag();
        } else if (MarkupSource.isLetter(first)) {
            open(in.name());
        } else {
            text('<');
        }
    }

    private void open(String name) throws IOException {
        if (office && HiddenTables.mayBe(name)) {
            hidden.open(name);
            return;
        }
        var telling = telling(name);
        var rest = in.restOfTag(telling.isEmpty() ? List.of() : List.of(telling));
        var told = rest.value(telling);
        if (parts(name)) {
            text(' ');
        }
        if (telling.equals("lang")) {
            var language = LANGUAGE.matcher(told);
            if (language.lookingAt()) {
                LanguageTags.find(language.group()).ifPresent(out::setLanguage);
            }
        } else if (!told.isBlank()) {
            text(Parser.unescapeEntities(told, true));
            text(' ');
        }
        if (!rest.isClosed() && name.equals("math") && !office) {
            formula(!told.isBlank());
        } else if (!rest.isClosed() || (name.equals("script") && in.isScriptEndedLater())) {
            begin(name);
        }
    }

    /** Which attribute of the element {@code name} says something; empty where none does. */
    private static String telling(String name) {
        return switch (name) {
            case "html", "document" -> "lang";
            case "img", "image", "media", "area" -> "alt";
            case "math" -> "alttext";
            default -> "";
        };
    }

    private void begin(String name) throws IOException {
        if (name.equals("svg") && drawn) {
            return;
        }
        if (name.equals("svg") && !office) {
            drawing();
        } else if (UNSEEN.contains(name)) {
            in.skipElement(name);
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
        text(Formula.parse(source.toString()));
        text(' ');
    }

    private static boolean endsFormula(CharSequence source) {
        int from = Math.max(0, source.length() - 2 * MarkupSource.NAME_CHARS);
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

    /** Of a drawing, what it is called; what is written in it is a part of the picture. */
    private void drawing() throws IOException {
        boolean isCalled = false;
        boolean wasCalled = false;
        for (int c = in.next(); c != Characters.END; c = in.next()) {
            if (c != '<') {
                if (isCalled) {
                    text(c == '&' ? in.reference() : Character.toString(c));
                }
                continue;
            }
            boolean closes = in.peek(0) == '/';
            in.skip(closes ? 1 : 0);
            var name = in.name();
            if (!name.isEmpty()) {
                in.skipRestOfTag();
            }
            if (closes && name.equals("svg")) {
                text(' ');
                return;
            }
            isCalled = !closes && !wasCalled && name.equals("title");
            wasCalled |= isCalled;
        }
    }
}
