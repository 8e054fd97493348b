package org.packhorse.node.library.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of H5P's exercises as learners see them who have not solved them. What stands between stars in Fill in the Blanks and Drag the Words
 * is, by their authors' documentation, {@code answer/another:tip} and {@code answer:tip\+praise\-correction}, where a star is written {@code \*}.
 */
final class UnsolvedTexts {
    private static final String BLANKS = "H5P.Blanks";
    private static final String DRAG_THE_WORDS = "H5P.DragText";

    /** In what these list, the right one stands first. */
    private static final Set<String> RIGHT_ONE_FIRST = Set.of("H5P.SingleChoiceSet", "H5P.Summary");

    /** What these call {@code answer} is what learners are to write. */
    private static final Set<String> WRITTEN = Set.of("H5P.Flashcards", "H5P.Crossword");

    private static final Pattern STARS = Pattern.compile(
            "\\*(?=\\S)(?<answer>(?:[^*:\\\\]|\\\\\\*){1,500})(?::(?<tip>[^*\\\\]{0,500}))?(?:\\\\[^*]{0,500})?\\*");

    private static final String ESCAPED_STAR = "\\*";

    private static final String GAP = "____";

    private UnsolvedTexts() {}

    /** The type of exercise that {@code library}, a name and a version, stands for. */
    static String type(String library) {
        return library.strip().split(" ", 2)[0];
    }

    /** {@code text}, called {@code name} in an exercise of {@code type}, without what is to be found out; may be empty. */
    static String hide(String type, String name, String text) {
        if (WRITTEN.contains(type) && name.equals("answer")) {
            return "";
        }
        if (type.equals(BLANKS) && name.equals("questions")) {
            return withGaps(text);
        }
        if (type.equals(DRAG_THE_WORDS) && name.equals("textField")) {
            return withGaps(text) + "<p>" + String.join(" · ", answers(text)) + "</p>";
        }
        return text;
    }

    private static String withGaps(String text) {
        return STARS.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group("tip") == null
                                ? GAP
                                : GAP + " (" + found.group("tip").strip() + ")"));
    }

    /** What is dragged, in an order that tells nothing. */
    private static Set<String> answers(String text) {
        var answers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        STARS.matcher(text)
                .results()
                .forEach(found -> answers.add(found.group("answer").strip().replace(ESCAPED_STAR, "*")));
        return answers;
    }

    /** The items of {@code list} in an exercise of {@code type}, so that their order tells nothing. */
    static List<JsonNode> mix(String type, JsonNode list) {
        var items = new ArrayList<JsonNode>();
        list.forEach(items::add);
        if (RIGHT_ONE_FIRST.contains(type) && items.stream().allMatch(JsonNode::isTextual)) {
            items.sort(Comparator.comparing(JsonNode::asText));
        }
        return items;
    }
}
