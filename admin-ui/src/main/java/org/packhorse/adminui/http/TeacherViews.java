package org.packhorse.adminui.http;

import java.util.List;
import java.util.Optional;
import org.packhorse.adminui.page.Frame;
import org.packhorse.adminui.page.ItemPage;
import org.packhorse.adminui.page.Languages;
import org.packhorse.adminui.page.ListPage;
import org.packhorse.adminui.page.Pages;
import org.packhorse.adminui.page.Refusal;
import org.packhorse.adminui.page.TeacherPage;
import org.packhorse.adminui.port.ItemState;
import org.packhorse.adminui.port.ItemView;
import org.packhorse.adminui.port.ListChange;
import org.packhorse.adminui.port.NodeConsole;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.adminui.port.ShelfView;
import org.packhorse.adminui.port.TeacherShelf;
import org.packhorse.adminui.session.FormTokens;

/** The teachers' pages as a visitor sees them now. */
final class TeacherViews {
    private final Pages pages = new Pages();
    private final NodeConsole console;
    private final TeacherShelf shelf;
    private final Languages languages;
    private final FormTokens tokens;

    TeacherViews(NodeConsole console, TeacherShelf shelf, Languages languages, FormTokens tokens) {
        this.console = console;
        this.shelf = shelf;
        this.languages = languages;
        this.tokens = tokens;
    }

    String signIn(Visitor visitor, boolean isOpen, String complaint) {
        return pages.teacherSignIn(
                frame(visitor), console.overview().libraryAddress().toString(), isOpen, complaint);
    }

    String shelf(Visitor visitor, TeacherPage.Typed typed, TeacherPage.Message message) {
        return pages.teacher(frame(visitor), new TeacherPage(shelf.view(), typed, message));
    }

    /** The shelf for whoever wanted something that is no longer there: most likely another teacher has taken it away. */
    String gone(Visitor visitor) {
        return gone(visitor, ItemPage.Typed.NOTHING);
    }

    /** The same for whoever has {@code typed} something about it, which can be added anew. */
    String gone(Visitor visitor, ItemPage.Typed typed) {
        var gone = new ShelfOutcome.Refused(ShelfProblem.GONE, "");
        var kept = typed.item()
                .map(item -> TeacherPage.Typed.item(item, typed.links()))
                .orElseGet(() -> TeacherPage.Typed.nothing(visitor.words()));
        return shelf(visitor, kept, TeacherPage.Message.of(gone, visitor.words()));
    }

    /** {@code item} as it is. */
    String item(Visitor visitor, ItemView item, TeacherPage.Message message) {
        return item(visitor, ItemPage.of(item, shelf.view().fileBytesLimit(), message));
    }

    /** {@code item} for whoever saw it as it was in {@code seen}, and what was {@code typed} then and is {@code refused}. */
    String item(Visitor visitor, ItemView item, ItemPage.Typed typed, ItemState seen, ShelfOutcome.Refused refused) {
        var changed = item.state().changedSince(seen);
        var words = visitor.words();
        boolean isChange = refused.problem() == ShelfProblem.ITEM_CHANGED;
        var told = isChange ? new ShelfOutcome.Refused(refused.problem(), ItemPage.names(changed, words)) : refused;
        var message = TeacherPage.Message.of(told, words);
        return item(visitor, new ItemPage(item, typed, changed, shelf.view().fileBytesLimit(), message));
    }

    private String item(Visitor visitor, ItemPage page) {
        return pages.teacherItem(frame(visitor), page);
    }

    String list(Visitor visitor, ShelfView.ReadingList list, String query, TeacherPage.Message message) {
        var found = query.isBlank() ? List.<ShelfView.Entry>of() : shelf.find(query);
        return pages.teacherList(
                frame(visitor), new ListPage(list, ListPage.Typed.of(list, Optional.empty()), query, found, message));
    }

    /** {@code list}, which was not changed as somebody wanted. */
    String list(Visitor visitor, ShelfView.ReadingList list, ListChange wanted, TeacherPage.Message message) {
        return pages.teacherList(
                frame(visitor),
                new ListPage(list, ListPage.Typed.of(list, Optional.of(wanted)), "", List.of(), message));
    }

    String refusal(Visitor visitor, Refusal kind) {
        return pages.refusal(frame(visitor), kind);
    }

    private Frame frame(Visitor visitor) {
        return new Frame(
                visitor.words(),
                languages.menu(),
                console.overview().deviceName(),
                tokens.of(visitor.secretName()),
                visitor.signedIn() ? Frame.Who.TEACHER : Frame.Who.PERHAPS_TEACHER,
                true);
    }
}
