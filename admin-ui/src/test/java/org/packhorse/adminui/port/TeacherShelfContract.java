package org.packhorse.adminui.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link TeacherShelf} keeps; extended by each one's test. */
public abstract class TeacherShelfContract extends CorrectionContract {
    @Test
    protected void showsWhatWasAdded() throws Exception {
        var shelf = shelf();

        assertThat(add(shelf, "Our well")).isEqualTo(ShelfOutcome.done());

        assertThat(shelf.view().items()).hasSize(1);
        var added = shelf.view().items().getFirst();
        assertThat(List.of(added.title(), added.author(), added.licence()))
                .containsExactly("Our well", "Ms. Achieng", "CC-BY-4.0");
    }

    @Test
    protected void saysWhenFewCanShowAFile() throws Exception {
        var shelf = shelf();

        var outcome = shelf.addFile(item("Our well"), "photo.HEIC", file(shelf, "\0\0\0\30ftypheic"));

        assertThat(outcome).isEqualTo(new ShelfOutcome.Done(true));
        assertThat(shelf.view().items()).hasSize(1);
    }

    @Test
    protected void tellsItemsOfTheSameTitleApart() throws Exception {
        var shelf = shelf();
        add(shelf, "Our well");
        shelf.addFile(item("Our well"), "notes.txt", file(shelf, "The well is 13 m deep."));
        shelf.addLinks(item("Our well"), List.of("The well is 12 m deep."));

        assertThat(shelf.view().items())
                .extracting(ShelfView.Item::id)
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    /** By two taps, or because the answer was lost. */
    @Test
    protected void whatIsSentTwiceIsOneItem() throws Exception {
        var shelf = shelf();
        add(shelf, "Our well");
        shelf.addFile(item("Photo"), "photo.HEIC", file(shelf, "\0\0\0\30ftypheic"));
        shelf.addLinks(item("Lesson"), List.of("Look at it", "draw it"));
        var once = shelf.view();

        assertThat(add(shelf, "Our well")).isEqualTo(ShelfOutcome.done());
        assertThat(shelf.addFile(item("Photo"), "photo.HEIC", file(shelf, "\0\0\0\30ftypheic")))
                .isEqualTo(new ShelfOutcome.Done(true));
        assertThat(shelf.addLinks(item("Lesson"), List.of("Look at it", "draw it")))
                .isEqualTo(ShelfOutcome.done());

        assertThat(shelf.view()).isEqualTo(once);
    }

    @Test
    protected void whatWasRemovedOrCorrectedIsAddedAgain() throws Exception {
        var shelf = shelf();
        add(shelf, "Our wel");
        var first = shelf.view().items().getFirst().id();
        shelf.correct(seen(shelf, first), item("Our well"), List.of());

        assertThat(add(shelf, "Our wel")).isEqualTo(ShelfOutcome.done());
        shelf.remove(first);
        assertThat(add(shelf, "Our well")).isEqualTo(ShelfOutcome.done());

        assertThat(shelf.view().items()).extracting(ShelfView.Item::title).containsExactly("Our wel", "Our well");
    }

    @Test
    protected void aListThatIsCreatedTwiceIsOneUntilItHasLines() throws Exception {
        var shelf = shelf();
        add(shelf, "Our well");
        shelf.createList("Class 7B", "Ms. Achieng");

        assertThat(shelf.createList("Class 7B", "Ms. Achieng")).isEqualTo(ShelfOutcome.done());
        shelf.createList("Class 7B", "Mr. Otieno");
        assertThat(shelf.view().lists()).hasSize(2);

        for (var list : shelf.view().lists()) {
            var address = shelf.view().items().getFirst().address();
            shelf.changeList(list.id(), new ListChange.Add(address, ""));
        }
        shelf.createList("Class 7B", "Ms. Achieng");
        assertThat(shelf.view().lists()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "'',x,CC-BY-4.0,en,all,science,TITLE",
        "x,' ',CC-BY-4.0,en,all,science,AUTHOR",
        "x,x,Proprietary,en,all,science,CHOICE",
        "x,x,CC-BY-4.0,en,everyone,science,CHOICE",
        "x,x,CC-BY-4.0,en,all,alchemy,CHOICE",
        "x,x,CC-BY-4.0,xx-evil,all,science,CHOICE"
    })
    protected void refusesWhatLacksTitleAuthorOrAnOpenLicence(
            String title,
            String author,
            String licence,
            String language,
            String level,
            String subject,
            ShelfProblem problem)
            throws Exception {
        var shelf = shelf();
        var item = new NewItem(title, "", author, licence, language, level, subject);

        assertThat(shelf.addFile(item, "notes.txt", file(shelf, "x"))).isEqualTo(refused(problem));
        assertThat(shelf.view().items()).isEmpty();
    }

    @Test
    protected void refusesADescriptionThatIsTooLong() throws Exception {
        var shelf = shelf();
        var item = new NewItem("x", "long ".repeat(201), "x", "CC-BY-4.0", "en", "all", "science");

        assertThat(shelf.addFile(item, "notes.txt", file(shelf, "x"))).isEqualTo(refused(ShelfProblem.DESCRIPTION));
        assertThat(shelf.addLinks(item, List.of("A well"))).isEqualTo(refused(ShelfProblem.DESCRIPTION));
        assertThat(shelf.view().items()).isEmpty();
    }

    @Test
    protected void refusesAnEmptyFileAndOneThatIsTooLarge() throws Exception {
        var shelf = shelf();

        assertThat(shelf.addFile(item("Nothing"), "notes.txt", file(shelf, "")))
                .isEqualTo(refused(ShelfProblem.NO_FILE));
        assertThat(shelf.roomFor(1_000_001, 0)).isEqualTo(refused(ShelfProblem.TOO_LARGE));
        assertThat(shelf.roomFor(1_000_000, 0)).isEqualTo(ShelfOutcome.done());
    }

    @Test
    protected void bringsBackWhatWasRemoved() throws Exception {
        var shelf = shelf();
        add(shelf, "Our well");
        add(shelf, "Our river");
        var both = shelf.view().items();

        assertThat(shelf.remove(both.getFirst().id())).isEqualTo(ShelfOutcome.done());
        assertThat(shelf.view().items()).containsExactly(both.getLast());
        assertThat(shelf.view().canUndo()).isTrue();
        assertThat(undo(shelf)).isEqualTo(ShelfOutcome.done());
        assertThat(shelf.view().items()).isEqualTo(both);
        assertThat(undo(shelf)).isEqualTo(ShelfOutcome.done());
        assertThat(shelf.view().items()).containsExactly(both.getLast());
    }

    @Test
    protected void undoesNothingThatCameLater() throws Exception {
        var shelf = shelf();
        add(shelf, "Our well");
        long state = shelf.view().state();
        add(shelf, "Our river");

        assertThat(shelf.undo(state)).isEqualTo(refused(ShelfProblem.CHANGED));

        assertThat(shelf.view().items()).hasSize(2);
    }

    @Test
    protected void knowsWhatIsGone() throws Exception {
        var shelf = shelf();

        assertThat(shelf.remove("nothing")).isEqualTo(refused(ShelfProblem.GONE));
        assertThat(undo(shelf)).isEqualTo(refused(ShelfProblem.GONE));
        assertThat(shelf.changeList(7, new ListChange.Discard())).isEqualTo(refused(ShelfProblem.GONE));
    }

    @Test
    protected void linksLeadSomewhere() throws Exception {
        var shelf = shelf();
        add(shelf, "Our well");
        var address = shelf.view().items().getFirst().address();

        assertThat(shelf.addLinks(item("Good"), List.of(address, "https://example.org/", "")))
                .isEqualTo(ShelfOutcome.done());
        assertThat(shelf.addLinks(item("Dead"), List.of("/c/local/r/nothing")))
                .isInstanceOfSatisfying(
                        ShelfOutcome.Refused.class,
                        refused -> assertThat(refused.problem()).isEqualTo(ShelfProblem.DEAD_LINK));
        assertThat(shelf.addLinks(item("None"), List.of("", " "))).isEqualTo(refused(ShelfProblem.NO_LINKS));
        assertThat(shelf.view().items()).hasSize(2);
    }

    private static ListChange.Line line(TeacherShelf shelf, long id, int at) {
        var entry = shelf.view().findList(id).orElseThrow().entries().get(at);
        return new ListChange.Line(at, entry.address());
    }

    /** By a second tap, or because somebody else was there before. */
    @Test
    protected void aLineThatHasMovedStaysWhereItIs() throws Exception {
        var shelf = shelf();
        add(shelf, "Our well");
        add(shelf, "Our river");
        shelf.createList("Class 7B", "Ms. Achieng");
        long id = shelf.view().lists().getFirst().id();
        for (var item : shelf.view().items()) {
            shelf.changeList(id, new ListChange.Add(item.address(), ""));
        }
        var well = line(shelf, id, 0);
        var river = line(shelf, id, 1);

        shelf.changeList(id, new ListChange.Raise(river));
        shelf.changeList(id, new ListChange.Raise(river));
        assertThat(titles(shelf, id)).containsExactly("Our river", "Our well");
        shelf.changeList(id, new ListChange.Lower(well));
        shelf.changeList(id, new ListChange.Drop(well, 2));
        assertThat(titles(shelf, id)).containsExactly("Our river", "Our well");
    }

    @Test
    protected void arrangesAReadingList() throws Exception {
        var shelf = shelf();
        add(shelf, "Our well");
        add(shelf, "Our river");
        var well = shelf.view().items().getFirst();
        var river = shelf.view().items().getLast();
        shelf.createList("Class 7B: water", "Ms. Achieng");
        long id = shelf.view().lists().getFirst().id();

        shelf.changeList(id, new ListChange.Add("http://library.school" + well.address(), "Read this first"));
        shelf.changeList(id, new ListChange.Add(river.address(), ""));
        assertThat(titles(shelf, id)).containsExactly("Our well", "Our river");
        shelf.changeList(id, new ListChange.Lower(line(shelf, id, 0)));
        assertThat(titles(shelf, id)).containsExactly("Our river", "Our well");
        shelf.changeList(id, new ListChange.Raise(line(shelf, id, 1)));
        shelf.changeList(id, new ListChange.Raise(line(shelf, id, 0)));
        shelf.changeList(id, new ListChange.Lower(new ListChange.Line(9, "")));
        assertThat(titles(shelf, id)).containsExactly("Our well", "Our river");
        shelf.changeList(id, new ListChange.Drop(line(shelf, id, 1), 2));
        shelf.changeList(id, new ListChange.Drop(line(shelf, id, 0), 2));
        shelf.changeList(id, new ListChange.Rename("Class 8A: water"));

        var list = shelf.view().findList(id).orElseThrow();
        assertThat(list.name()).isEqualTo("Class 8A: water");
        assertThat(list.entries())
                .extracting(ShelfView.Entry::title, ShelfView.Entry::note, ShelfView.Entry::isGone)
                .containsExactly(tuple("Our well", "Read this first", false));
        shelf.changeList(id, new ListChange.Discard());
        assertThat(shelf.view().lists()).isEmpty();
    }

    @Test
    protected void givesTheNumberOfAListThatWasThrownAwayToNoOther() throws Exception {
        var shelf = shelf();
        shelf.createList("Class 7B", "Ms. Achieng");
        shelf.createList("Class 8A", "Ms. Achieng");
        var last = shelf.view().lists().getLast().id();

        shelf.changeList(last, new ListChange.Discard());
        shelf.createList("Class 9C", "Mr. Otieno");

        assertThat(shelf.view().findList(last)).isEmpty();
        assertThat(shelf.changeList(last, new ListChange.Discard())).isEqualTo(refused(ShelfProblem.GONE));
        assertThat(shelf.view().lists())
                .extracting(ShelfView.ReadingList::name)
                .containsExactlyInAnyOrder("Class 7B", "Class 9C");
    }

    @Test
    protected void aReadingListOutlivesWhatIsOnIt() throws Exception {
        var shelf = shelf();
        add(shelf, "Our well");
        var well = shelf.view().items().getFirst();
        shelf.createList("Class 7B", "Ms. Achieng");
        long id = shelf.view().lists().getFirst().id();
        shelf.changeList(id, new ListChange.Add(well.address(), ""));

        shelf.remove(well.id());

        assertThat(shelf.view().findList(id).orElseThrow().entries())
                .extracting(ShelfView.Entry::title, ShelfView.Entry::isGone)
                .containsExactly(tuple("Our well", true));
        assertThat(shelf.changeList(id, new ListChange.Add(well.address(), "")))
                .isInstanceOf(ShelfOutcome.Refused.class);
    }

    @Test
    protected void aLineThatIsAddedTwiceIsOne() throws Exception {
        var shelf = shelf();
        add(shelf, "Our well");
        var well = shelf.view().items().getFirst().address();
        shelf.createList("Class 7B", "Ms. Achieng");
        long id = shelf.view().lists().getFirst().id();
        shelf.changeList(id, new ListChange.Add(well, "now"));

        assertThat(shelf.changeList(id, new ListChange.Add(well, "now"))).isEqualTo(ShelfOutcome.done());
        shelf.changeList(id, new ListChange.Add(well, "once more, at the end"));

        assertThat(shelf.view().findList(id).orElseThrow().entries())
                .extracting(ShelfView.Entry::note)
                .containsExactly("now", "once more, at the end");
    }

    @Test
    protected void findsByTitle() throws Exception {
        var shelf = shelf();
        add(shelf, "Our well");

        assertThat(shelf.find("WELL"))
                .extracting(ShelfView.Entry::address)
                .containsExactly(shelf.view().items().getFirst().address());
        assertThat(shelf.find("volcano")).isEmpty();
    }

    @Test
    protected void canBeTakenAlong() throws Exception {
        var shelf = shelf();
        add(shelf, "Our well");
        var out = new ByteArrayOutputStream();

        shelf.export(out);

        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).contains("local.toml");
    }
}
