package org.packhorse.adminui.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link TeacherShelf} keeps of what is corrected. */
public abstract class CorrectionContract {
    /** An empty shelf that takes files of up to 1,000,000 bytes. */
    protected abstract TeacherShelf shelf() throws Exception;

    protected static NewItem item(String title) {
        return new NewItem(title, "What we measured.", "Ms. Achieng", "CC-BY-4.0", "en", "all", "science");
    }

    protected static Path file(TeacherShelf shelf, String text) throws IOException {
        return Files.writeString(Files.createTempFile(shelf.uploads(), "sent", ".tmp"), text);
    }

    protected static ShelfOutcome add(TeacherShelf shelf, String title) throws IOException {
        return shelf.addFile(item(title), "notes.txt", file(shelf, "The well is 12 m deep."));
    }

    protected static ShelfOutcome refused(ShelfProblem problem) {
        return ShelfOutcome.refused(problem);
    }

    protected static ShelfOutcome undo(TeacherShelf shelf) {
        return shelf.undo(shelf.view().state());
    }

    @Test
    protected void correctsWhatIsSaidOfAFileAndLeavesItWhereItIs() throws Exception {
        var shelf = shelf();
        add(shelf, "Our wel");
        add(shelf, "Our river");
        var wrong = shelf.view().items().getFirst();
        shelf.createList("Class 7B", "Ms. Achieng");
        long list = shelf.view().lists().getFirst().id();
        shelf.changeList(list, new ListChange.Add(wrong.address(), ""));
        var right = new NewItem("Our well", "12 m", "Mr. Otieno", "CC0-1.0", "sw", "primary", "");

        assertThat(shelf.findItem(wrong.id()).orElseThrow().said()).isEqualTo(item("Our wel"));
        assertThat(shelf.correct(seen(shelf, wrong.id()), right, List.of(""))).isEqualTo(ShelfOutcome.done());

        var now = shelf.findItem(wrong.id()).orElseThrow();
        assertThat(now.said()).isEqualTo(right);
        assertThat(now.address()).isEqualTo(wrong.address());
        assertThat(now.content()).isEqualTo(new ItemView.File("notes.txt", 22));
        assertThat(shelf.view().items()).extracting(ShelfView.Item::title).containsExactly("Our well", "Our river");
        assertThat(titles(shelf, list)).containsExactly("Our well");
        assertThat(undo(shelf)).isEqualTo(ShelfOutcome.done());
        assertThat(titles(shelf, list)).containsExactly("Our wel");
    }

    @Test
    protected void refusesToMakeWorseOfIt() throws Exception {
        var shelf = shelf();
        add(shelf, "Our well");
        var well = shelf.view().items().getFirst();
        var before = shelf.view();

        assertThat(shelf.correct(seen(shelf, well.id()), item(" "), List.of())).isEqualTo(refused(ShelfProblem.TITLE));
        assertThat(shelf.correct(seen(shelf, "gone"), item("x"), List.of())).isEqualTo(refused(ShelfProblem.GONE));
        assertThat(shelf.replaceFile(seen(shelf, well.id()), "notes.txt", file(shelf, "")))
                .isEqualTo(refused(ShelfProblem.NO_FILE));
        assertThat(shelf.replaceFile(seen(shelf, "gone"), "notes.txt", file(shelf, "x")))
                .isEqualTo(refused(ShelfProblem.GONE));
        assertThat(shelf.addSubtitles(seen(shelf, well.id()), "en", "a.srt", file(shelf, SUBTITLES)))
                .isEqualTo(refused(ShelfProblem.GONE));
        assertThat(shelf.findItem("gone")).isEmpty();
        assertThat(shelf.view()).isEqualTo(before);
    }

    @Test
    protected void correctingNothingIsNoChangeThatCouldBeUndone() throws Exception {
        var shelf = shelf();
        add(shelf, "Our well");
        var before = shelf.view();

        assertThat(shelf.correct(seen(shelf, before.items().getFirst().id()), item("Our well"), List.of()))
                .isEqualTo(ShelfOutcome.done());

        assertThat(shelf.view()).isEqualTo(before);
    }

    @Test
    protected void whatOthersCorrectedMeanwhileIsNotOverwritten() throws Exception {
        var shelf = shelf();
        add(shelf, "Our wel");
        var id = shelf.view().items().getFirst().id();
        var seen = seen(shelf, id);
        shelf.correct(seen, item("Our deep well"), List.of());

        assertThat(shelf.correct(seen, item("Our well"), List.of())).isEqualTo(refused(ShelfProblem.ITEM_CHANGED));
        assertThat(shelf.correct(new SeenItem(id, new ItemState("x.y")), item("Our well"), List.of()))
                .isEqualTo(refused(ShelfProblem.ITEM_CHANGED));

        var now = shelf.findItem(id).orElseThrow();
        assertThat(now.said().title()).isEqualTo("Our deep well");
        assertThat(now.state().changedSince(seen.state())).containsExactly(ItemState.Part.TITLE);
        assertThat(shelf.correct(now.seen(), item("Our well"), List.of())).isEqualTo(ShelfOutcome.done());
    }

    @Test
    protected void theSameCorrectionTwiceIsOne() throws Exception {
        var shelf = shelf();
        shelf.addLinks(item("Leson"), List.of("Look at it"));
        var seen = seen(shelf, shelf.view().items().getFirst().id());
        shelf.correct(seen, item("Lesson"), List.of("Draw it"));
        var before = shelf.view();

        assertThat(shelf.correct(seen, item("Lesson"), List.of("Draw it"))).isEqualTo(ShelfOutcome.done());
        assertThat(shelf.correct(seen, item("Lesson"), List.of("Look at it")))
                .isEqualTo(refused(ShelfProblem.ITEM_CHANGED));

        assertThat(shelf.view()).isEqualTo(before);
    }

    @Test
    protected void aFileThatOthersSentMeanwhileIsNotOverwritten() throws Exception {
        var shelf = shelf();
        add(shelf, "Our well");
        var id = shelf.view().items().getFirst().id();
        var seen = seen(shelf, id);
        shelf.replaceFile(seen, "notes.txt", file(shelf, "It is 13 m deep."));

        assertThat(shelf.replaceFile(seen, "notes.txt", file(shelf, "It is 14 m.")))
                .isEqualTo(refused(ShelfProblem.ITEM_CHANGED));
        assertThat(shelf.replaceFile(seen, "notes.txt", file(shelf, "It is 13 m deep.")))
                .isEqualTo(ShelfOutcome.done());
        // What is said about it is another matter.
        assertThat(shelf.correct(seen, item("Well"), List.of())).isEqualTo(ShelfOutcome.done());

        assertThat(shelf.findItem(id).orElseThrow().content()).isEqualTo(new ItemView.File("notes.txt", 16));
    }

    @Test
    protected void subtitlesThatOthersAddedMeanwhileAreNotOverwritten() throws Exception {
        var shelf = shelf();
        shelf.addFile(item("Our well"), "well.webm", file(shelf, "\u001aEß"));
        var seen = seen(shelf, shelf.view().items().getFirst().id());
        shelf.addSubtitles(seen, "sw", "film.srt", file(shelf, SUBTITLES));

        assertThat(shelf.removeSubtitles(seen, "sw")).isEqualTo(refused(ShelfProblem.ITEM_CHANGED));
        assertThat(shelf.addSubtitles(seen, "fr", "film.srt", file(shelf, SUBTITLES)))
                .isEqualTo(refused(ShelfProblem.ITEM_CHANGED));

        assertThat(subtitles(shelf, seen.id())).containsExactly("sw");
    }

    /** The item as its page shows it now. */
    protected static SeenItem seen(TeacherShelf shelf, String id) {
        return shelf.findItem(id).map(ItemView::seen).orElse(new SeenItem(id, new ItemState("")));
    }

    @Test
    protected void correctsLinks() throws Exception {
        var shelf = shelf();
        add(shelf, "Our well");
        shelf.addLinks(item("Leson"), List.of("Look at it", "draw it"));
        var lesson = shelf.view().items().getLast();

        assertThat(shelf.findItem(lesson.id()).orElseThrow().content())
                .isEqualTo(new ItemView.Links(List.of("Look at it", "draw it")));
        assertThat(shelf.correct(seen(shelf, lesson.id()), item("Lesson"), List.of("Look at it", "", "then draw it")))
                .isEqualTo(ShelfOutcome.done());

        assertThat(shelf.findItem(lesson.id()).orElseThrow().said().title()).isEqualTo("Lesson");
        assertThat(shelf.findItem(lesson.id()).orElseThrow().content())
                .isEqualTo(new ItemView.Links(List.of("Look at it", "then draw it")));
    }

    @Test
    protected void putsAnotherFileInItsPlace() throws Exception {
        var shelf = shelf();
        add(shelf, "Our well");
        var well = shelf.view().items();

        assertThat(shelf.replaceFile(seen(shelf, well.getFirst().id()), "notes.txt", file(shelf, "It is 13 m deep.")))
                .isEqualTo(ShelfOutcome.done());

        assertThat(shelf.view().items()).isEqualTo(well);
        assertThat(shelf.findItem(well.getFirst().id()).orElseThrow().content())
                .isEqualTo(new ItemView.File("notes.txt", 16));
    }

    private static final String SUBTITLES = "1\n00:00:01,000 --> 00:00:02,000\nWater\n";

    @Test
    protected void aFilmGetsSubtitlesAndLosesThem() throws Exception {
        var shelf = shelf();
        shelf.addFile(item("Our well"), "well.webm", file(shelf, "\u001aEß"));
        var id = shelf.view().items().getFirst().id();

        assertThat(shelf.addSubtitles(seen(shelf, id), "sw", "film.srt", file(shelf, SUBTITLES)))
                .isEqualTo(ShelfOutcome.done());
        assertThat(shelf.addSubtitles(
                        seen(shelf, id), "fr", "film.vtt", file(shelf, "WEBVTT\n\n" + SUBTITLES.replace(',', '.'))))
                .isEqualTo(ShelfOutcome.done());
        shelf.addSubtitles(seen(shelf, id), "sw", "better.srt", file(shelf, SUBTITLES.replace("Water", "Maji")));
        assertThat(subtitles(shelf, id)).containsExactly("fr", "sw");
        assertThat(shelf.removeSubtitles(seen(shelf, id), "fr")).isEqualTo(ShelfOutcome.done());

        assertThat(subtitles(shelf, id)).containsExactly("sw");
        assertThat(shelf.removeSubtitles(seen(shelf, id), "fr")).isEqualTo(refused(ShelfProblem.GONE));
        assertThat(shelf.addSubtitles(seen(shelf, id), "fr", "film.mp4", file(shelf, "no times")))
                .isEqualTo(new ShelfOutcome.Refused(ShelfProblem.NOT_SUBTITLES, "film.mp4"));
        assertThat(shelf.addSubtitles(seen(shelf, id), "xx", "film.srt", file(shelf, SUBTITLES)))
                .isEqualTo(refused(ShelfProblem.CHOICE));
        assertThat(subtitles(shelf, id)).containsExactly("sw");
    }

    private static List<String> subtitles(TeacherShelf shelf, String id) {
        return shelf.findItem(id).orElseThrow().content() instanceof ItemView.Film film ? film.subtitles() : List.of();
    }

    protected static List<String> titles(TeacherShelf shelf, long id) {
        return shelf.view().findList(id).orElseThrow().entries().stream()
                .map(ShelfView.Entry::title)
                .toList();
    }
}
