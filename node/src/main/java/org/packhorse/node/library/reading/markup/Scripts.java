package org.packhorse.node.library.reading.markup;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** What stands raised or lowered, in a line of text: digits as they are known from H₂O and m², all else behind a sign. */
final class Scripts {
    private static final String DIGITS = "0123456789+-−";
    private static final String HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻";
    private static final String LOW = "₀₁₂₃₄₅₆₇₈₉₊₋₋";

    /** Stand raised by themselves. */
    private static final String RAISED = "′″‴'°∘";

    /** Letters that are raised for their looks: 1st, Mme. */
    private static final Set<String> ORDINARY = Set.of(
            "st", "nd", "rd", "th", "er", "re", "ère", "eme", "ème", "ième", "me", "mme", "lle", "os", "tm", "sm");

    /** Longer ones are notes; they are read as they are. */
    private static final int LIMIT_CHARS = 40;

    private static final int DEPTH_LIMIT = 8;

    /** What has more in it is longer than that, or wants to be looked at again for each of thousands that stand in each other. */
    private static final int NODES_LIMIT = 100;

    private Scripts() {}

    /** Whether an element called {@code name} raises or lowers. */
    static boolean isOne(String name) {
        return name.equals("sup") || name.equals("sub");
    }

    /** {@code element}, which is one, in a line; empty where it is too long for one. */
    static String of(Element element) {
        if (element.nodeStream().limit(NODES_LIMIT + 1L).count() > NODES_LIMIT) {
            return "";
        }
        var text = inside(element, 0).replaceAll("\\s+", " ").strip();
        return text.length() > LIMIT_CHARS ? "" : placed(text, Vocabulary.name(element));
    }

    private static String placed(String text, String name) {
        boolean asItIs = text.startsWith("[") || ORDINARY.contains(text.toLowerCase(Locale.ROOT));
        return asItIs ? text : name.equals("sub") ? low(text) : high(text);
    }

    private static String inside(Node node, int depth) {
        if (node instanceof TextNode text) {
            return text.getWholeText();
        }
        if (!(node instanceof Element element) || Vocabulary.isSilent(Vocabulary.name(element))) {
            return "";
        }
        if (depth > DEPTH_LIMIT) {
            return element.text();
        }
        var text = new StringBuilder();
        for (var child : element.childNodes()) {
            text.append(inside(child, depth + 1));
        }
        var name = Vocabulary.name(element);
        return depth > 0 && isOne(name) ? placed(text.toString().strip(), name) : text.toString();
    }

    static String high(String text) {
        if (!text.isEmpty() && text.chars().allMatch(c -> RAISED.indexOf(c) >= 0)) {
            return text.replace('∘', '°');
        }
        return written(text, HIGH, "^");
    }

    static String low(String text) {
        return written(text, LOW, "_");
    }

    private static String written(String text, String signs, String otherwise) {
        if (text.isEmpty()) {
            return "";
        }
        if (text.chars().anyMatch(c -> DIGITS.indexOf(c) < 0)) {
            return otherwise + grouped(text);
        }
        var written = new StringBuilder();
        text.chars().forEach(c -> written.append(signs.charAt(DIGITS.indexOf(c))));
        return written.toString();
    }

    /** {@code text}, in parentheses where it has more than one sign, but for numbers. */
    static String grouped(String text) {
        boolean one = text.codePointCount(0, text.length()) == 1 || text.matches("[0-9.]+");
        return one ? text : "(" + text + ")";
    }
}
