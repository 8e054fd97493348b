package org.packhorse.node.library.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.packhorse.node.library.reading.markup.Passage;

/** What the page with words shows of exercises: the questions, and not what is to be found out. */
class UnsolvedTextsTest {
    @AutoClose
    private final Desk desk = new Desk();

    private String words(String type, String content) throws IOException {
        desk.with("quiz.h5p//h5p.json", "{\"title\":\"Quiz\",\"mainLibrary\":\"" + type + "\"}")
                .with("quiz.h5p//content/content.json", content);
        var quiz = desk.with("quiz.h5p", "the quiz in one piece")
                .documents
                .findH5p(desk, desk.entry("quiz.h5p"))
                .orElseThrow();
        return quiz.words().stream().map(Passage::text).collect(Collectors.joining("|"));
    }

    @Test
    void blanksAreGapsWithTheirTips() throws IOException {
        assertThat(
                        words(
                                "H5P.Blanks",
                                "{\"questions\":[\"<p>Plants breathe *oxygen/O2:a gas* and 2 * 3 is *6*.</p>\",\"Water is *wet $1*.\"]}"))
                .isEqualTo("Plants breathe ____ (a gas) and 2 * 3 is ____.|Water is ____.");
    }

    @Test
    void wordsToDragStandBelowInAnOrderThatTellsNothing() throws IOException {
        assertThat(words(
                        "H5P.DragText",
                        "{\"textField\":\"The *sun:a star* warms the *earth\\\\+Yes!\\\\-No.* and the *moon*.\"}"))
                .isEqualTo("The ____ (a star) warms the ____ and the ____.|earth · moon · sun");
    }

    @Test
    void aStarOfAnAnswerIsNotItsEnd() throws IOException {
        assertThat(words("H5P.DragText", "{\"textField\":\"Maths: *2\\\\*3* is *6*.\"}"))
                .isEqualTo("Maths: ____ is ____.|2*3 · 6");
    }

    @Test
    void theRightAnswerDoesNotStandFirst() throws IOException {
        assertThat(words(
                        "H5P.SingleChoiceSet",
                        "{\"choices\":[{\"question\":\"2 + 2?\",\"answers\":[\"4\",\"22\",\"3\"]}]}"))
                .isEqualTo("2 + 2?|22|3|4");
        assertThat(words("H5P.Summary", "{\"summaries\":[{\"summary\":[\"<p>True</p>\",\"<p>False</p>\"]}]}"))
                .isEqualTo("False|True");
    }

    @Test
    void whatIsToBeWrittenIsNotShown() throws IOException {
        assertThat(words(
                        "H5P.Flashcards",
                        "{\"cards\":[{\"text\":\"Capital of Kenya?\",\"answer\":\"Nairobi\",\"tip\":\"N…\"}]}"))
                .isEqualTo("Capital of Kenya?|N…");
    }

    @Test
    void exercisesInBooksAreKnownByTheirLibraries() throws IOException {
        assertThat(
                        words(
                                "H5P.InteractiveBook",
                                "{\"chapters\":[{\"library\":\"H5P.Column 1.16\",\"params\":{\"content\":[{\"content\":"
                                        + "{\"library\":\"H5P.Blanks 1.14\",\"params\":{\"questions\":[\"It *rains*.\"]}}},{\"content\":"
                                        + "{\"library\":\"H5P.MarkTheWords 1.11\",\"params\":{\"textField\":\"The *cat* runs.\"}}}]}}]}"))
                .isEqualTo("It ____.|The cat runs.");
    }
}
