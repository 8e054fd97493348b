package org.packhorse.node.library.reading.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.packhorse.node.html.Beginning;

/**
 * Formulas in MathML as one line of text, so that nothing of their meaning is lost to those who read with fingers or ears:
 * {@code x = (-b)/(2a)}. What belongs together stands in parentheses.
 */
public final class Formula {
    /** Formulas of people are not nested deeper; what is inside stands as plain text. */
    private static final int DEPTH_LIMIT = 40;

    /** More than a page of formula is none. */
    private static final int LIMIT_CHARS = 16 * 1024;

    /** Parts words and numbers from what follows them. */
    private static final Set<String> TOKENS = Set.of("mi", "mn", "mo", "mtext", "ms");

    private static final Set<String> UNSEEN =
            Set.of("mphantom", "annotation", "annotation-xml", "none", "mprescripts", "maligngroup", "malignmark");

    /** What says that two sides are related has spaces around it. */
    private static final String RELATIONS = "=≠<>≤≥≈≡∼≅∝∈∉⊂⊆⊃→←↔⇒⇐⇔⇌↦∣∧∨≪≫⟶⟹⟺";

    /** Signs that are not seen: times and function application, which need none; between indices; between whole and fraction. */
    private static final Map<String, String> INVISIBLE =
            Map.of("\u2062", "", "\u2061", "", "\u2063", ",", "\u2064", "+");

    /** What stands above a letter, as a mark on it. */
    private static final Map<String, String> ACCENTS = Map.ofEntries(
            Map.entry("¯", "\u0304"),
            Map.entry("‾", "\u0304"),
            Map.entry("\u0304", "\u0304"),
            Map.entry("_", "\u0304"),
            Map.entry("→", "\u20d7"),
            Map.entry("⃗", "\u20d7"),
            Map.entry("^", "\u0302"),
            Map.entry("ˆ", "\u0302"),
            Map.entry("~", "\u0303"),
            Map.entry("˜", "\u0303"),
            Map.entry("˙", "\u0307"),
            Map.entry(".", "\u0307"),
            Map.entry("¨", "\u0308"));

    private Formula() {}

    /** {@code math}, an element of MathML. */
    public static String of(Element math) {
        var line = linear(math, 0).replaceAll("\\s+", " ").strip();
        return Beginning.of(line, LIMIT_CHARS);
    }

    /** What {@code math} says of itself, else {@link #of}. */
    static String spoken(Element math) {
        var said = math.attr("alttext").strip();
        return said.isEmpty() ? of(math) : said;
    }

    /** The formula that {@code source} is, from the beginning of its tag to its end, in a document of any kind. */
    public static String parse(String source) {
        return Rewriting.find(Parser.xmlParser().parseInput(source, ""), "math")
                .map(Formula::spoken)
                .orElse("");
    }

    private static String linear(Element element, int depth) {
        var name = Vocabulary.name(element);
        if (UNSEEN.contains(name)) {
            return "";
        }
        if (depth > DEPTH_LIMIT) {
            return element.text();
        }
        var parts = element.children();
        return switch (name) {
            case "mi", "mn" -> element.text().strip();
            case "mo" -> operator(element.text().strip());
            case "mtext" -> element.wholeText().replaceAll("\\s+|\u00a0", " ");
            case "ms" -> "\"" + element.text() + "\"";
            case "mspace" -> " ";
            case "mfrac" -> fraction(element, depth);
            case "msqrt" -> "√" + grouped(row(parts, depth), isToken(parts));
            case "mroot" -> "√[" + part(parts, 1, depth) + "]" + operand(parts, 0, depth);
            case "msub" -> operand(parts, 0, depth) + Scripts.low(part(parts, 1, depth));
            case "msup" -> operand(parts, 0, depth) + Scripts.high(part(parts, 1, depth));
            case "msubsup" ->
                operand(parts, 0, depth) + Scripts.low(part(parts, 1, depth)) + Scripts.high(part(parts, 2, depth));
            case "munder" -> operand(parts, 0, depth) + below(part(parts, 1, depth));
            case "mover" -> above(operand(parts, 0, depth), part(parts, 1, depth));
            case "munderover" ->
                operand(parts, 0, depth) + below(part(parts, 1, depth)) + Scripts.high(part(parts, 2, depth));
            case "mmultiscripts" -> around(parts, depth);
            case "mtable" -> joined(parts, "; ", depth);
            case "mtr", "mlabeledtr" -> joined(parts, ", ", depth);
            case "mfenced" -> fenced(element, depth);
            case "semantics" -> part(parts, 0, depth);
            default -> parts.isEmpty() || !element.ownText().isBlank() ? element.text() : row(parts, depth);
        };
    }

    private static String operator(String sign) {
        var seen = INVISIBLE.getOrDefault(sign, sign);
        boolean relation = seen.length() == 1 && RELATIONS.contains(seen);
        return relation ? " " + seen + " " : seen.equals(",") || seen.equals(";") ? seen + " " : seen;
    }

    /** {@code parts} one after the other; names of more than a letter, such as sin, do not run into their neighbours. */
    private static String row(List<Element> parts, int depth) {
        var row = new StringBuilder();
        boolean named = false;
        for (var part : parts) {
            var text = linear(part, depth + 1);
            boolean name = Vocabulary.name(part).equals("mi") && text.codePointCount(0, text.length()) > 1;
            boolean touching = !row.isEmpty()
                    && !text.isEmpty()
                    && Character.isLetterOrDigit(row.charAt(row.length() - 1))
                    && Character.isLetterOrDigit(text.charAt(0));
            row.append((named || name) && touching ? " " : "").append(text);
            named = text.isEmpty() ? named : name;
        }
        return row.toString();
    }

    private static String part(List<Element> parts, int index, int depth) {
        return index < parts.size() ? linear(parts.get(index), depth + 1).strip() : "";
    }

    /** The same, in parentheses where it is more than one sign, number or name. */
    private static String operand(List<Element> parts, int index, int depth) {
        return index < parts.size() ? grouped(part(parts, index, depth), isToken(List.of(parts.get(index)))) : "";
    }

    private static String grouped(String text, boolean token) {
        return token || isEnclosed(text) ? text.strip() : "(" + text.strip() + ")";
    }

    private static boolean isToken(List<Element> parts) {
        var only = parts;
        for (int depth = 0; only.size() == 1 && depth < DEPTH_LIMIT; depth++) {
            if (TOKENS.contains(Vocabulary.name(only.getFirst()))) {
                return true;
            }
            if (!Set.of("mrow", "mstyle", "mpadded").contains(Vocabulary.name(only.getFirst()))) {
                return false;
            }
            only = only.getFirst().children();
        }
        return only.isEmpty();
    }

    /** Whether the parenthesis that opens first closes last. */
    private static boolean isEnclosed(String text) {
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (open == 0 && i < text.length() - 1) {
                return false;
            }
        }
        return text.startsWith("(") && open == 0;
    }

    private static String fraction(Element element, int depth) {
        var parts = element.children();
        // Without a line it is n over k.
        return element.attr("linethickness").matches("0[a-z%]*")
                ? "(" + part(parts, 0, depth) + "; " + part(parts, 1, depth) + ")"
                : operand(parts, 0, depth) + "/" + operand(parts, 1, depth);
    }

    private static String below(String text) {
        return text.isEmpty() ? "" : "_" + Scripts.grouped(text);
    }

    private static String above(String base, String over) {
        var accent = ACCENTS.get(over.strip());
        return accent != null && base.codePointCount(0, base.length()) == 1 ? base + accent : base + Scripts.high(over);
    }

    /** Base, then pairs of what stands low and high behind it; behind a mark, those before it. */
    private static String around(List<Element> parts, int depth) {
        var behind = new StringBuilder();
        var before = new StringBuilder();
        var to = behind;
        boolean low = true;
        for (var part : parts.stream().skip(1).toList()) {
            if (Vocabulary.name(part).equals("mprescripts")) {
                to = before;
                low = true;
                continue;
            }
            var text = linear(part, depth + 1).strip();
            to.append(low ? Scripts.low(text) : Scripts.high(text));
            low = !low;
        }
        return before + operand(parts, 0, depth) + behind;
    }

    private static String joined(List<Element> parts, String between, int depth) {
        return parts.stream().map(part -> linear(part, depth + 1).strip()).collect(Collectors.joining(between));
    }

    private static String fenced(Element element, int depth) {
        var separators =
                element.hasAttr("separators") ? element.attr("separators").replace(" ", "") : ",";
        var parts = new ArrayList<String>();
        element.children().forEach(child -> parts.add(linear(child, depth + 1).strip()));
        var inside = String.join(separators.isEmpty() ? "" : separators.charAt(0) + " ", parts);
        return attribute(element, "open").orElse("(")
                + inside
                + attribute(element, "close").orElse(")");
    }

    private static Optional<String> attribute(Element element, String name) {
        return element.hasAttr(name) ? Optional.of(element.attr(name)) : Optional.empty();
    }
}
