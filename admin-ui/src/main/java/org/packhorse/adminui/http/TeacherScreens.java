package org.packhorse.adminui.http;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.packhorse.adminui.page.Languages;
import org.packhorse.adminui.page.Refusal;
import org.packhorse.adminui.page.TeacherPage;
import org.packhorse.adminui.page.TeacherPage.Message;
import org.packhorse.adminui.port.NodeConsole;
import org.packhorse.adminui.port.ShelfView;
import org.packhorse.adminui.port.TeacherShelf;
import org.packhorse.adminui.session.TeacherDoor;

/**
 * The pages of teachers. They have a session of their own, so that neither a PIN opens the administration nor the password of staff is needed in
 * a class room.
 */
final class TeacherScreens {
    /** What may just have been done; anything else in the address is ignored. */
    private static final Set<String> DONE = Set.of(
            "file", "few", "links", "corrected", "subtitles", "removed", "undone", "list", "changed", "discarded");

    private final TeacherShelf shelf;
    private final TeacherDoor door;
    private final Visitors visitors;
    private final TeacherViews views;
    private final TeacherForms forms;

    TeacherScreens(NodeConsole console, TeacherShelf shelf, TeacherDoor door, Languages languages) {
        this.shelf = shelf;
        this.door = door;
        this.visitors = new Visitors(door.sessions(), languages, new SecureRandom(), "packhorse-teacher-");
        this.views = new TeacherViews(console, shelf, languages, door.tokens());
        this.forms = new TeacherForms(shelf, door, visitors, views);
    }

    void get(Request request, Answer answer, String path) {
        var query = Query.of(request);
        var visitor = visitors.active(request);
        switch (path) {
            case "/teacher" -> answer.seeOther(TeacherPaths.HOME);
            case TeacherPaths.SIGN_IN -> signIn(request, answer, visitor, query);
            case TeacherPaths.HOME -> {
                if (mayShow(answer, visitor, query, path)) {
                    answer.page(
                            HttpStatus.OK_200,
                            views.shelf(visitor, TeacherPage.Typed.nothing(visitor.words()), done(visitor, query)));
                }
            }
            case TeacherPaths.EXPORT -> export(answer, visitor);
            default ->
                ItemPath.parse(path)
                        .filter(item -> !item.hasFile())
                        .ifPresentOrElse(
                                item -> item(answer, visitor, query, item), () -> list(answer, visitor, query, path));
        }
    }

    private void item(Answer answer, Visitor visitor, Query query, ItemPath path) {
        if (mayShow(answer, visitor, query, path.page())) {
            shelf.findItem(path.id())
                    .ifPresentOrElse(
                            item -> answer.page(HttpStatus.OK_200, views.item(visitor, item, done(visitor, query))),
                            () -> answer.page(HttpStatus.NOT_FOUND_404, views.gone(visitor)));
        }
    }

    private void signIn(Request request, Answer answer, Visitor visitor, Query query) {
        if (visitors.choosesLanguage(query, answer, TeacherPaths.SIGN_IN)) {
            return;
        }
        if (visitor.signedIn()) {
            answer.seeOther(TeacherPaths.HOME);
            return;
        }
        if (visitor.newcomer()) {
            visitors.remember(request, answer.response(), visitor.secretName());
        }
        var complaint = query.has("again") ? visitor.words().text("sign-in.again") : "";
        answer.page(HttpStatus.OK_200, views.signIn(visitor, door.isThere(), complaint));
    }

    /** Whether the page at {@code path} is to be shown; where not, it has been answered. */
    private boolean mayShow(Answer answer, Visitor visitor, Query query, String path) {
        if (visitors.choosesLanguage(query, answer, path)) {
            return false;
        }
        if (!visitor.signedIn()) {
            answer.seeOther(TeacherPaths.SIGN_IN);
            return false;
        }
        return true;
    }

    private void list(Answer answer, Visitor visitor, Query query, String path) {
        var id = listId(path);
        if (id.isEmpty()) {
            refuse(answer, visitor, Refusal.NOT_FOUND);
        } else if (mayShow(answer, visitor, query, TeacherPaths.LIST + id.get())) {
            shelf.view()
                    .findList(id.get())
                    .ifPresentOrElse(
                            list -> show(answer, visitor, list, query),
                            () -> answer.page(HttpStatus.NOT_FOUND_404, views.gone(visitor)));
        }
    }

    private void show(Answer answer, Visitor visitor, ShelfView.ReadingList list, Query query) {
        answer.page(HttpStatus.OK_200, views.list(visitor, list, query.value("q"), done(visitor, query)));
    }

    private void export(Answer answer, Visitor visitor) {
        if (!visitor.signedIn()) {
            answer.seeOther(TeacherPaths.SIGN_IN);
        } else if (shelf.view().items().isEmpty()) {
            refuse(answer, visitor, Refusal.NOT_FOUND);
        } else {
            answer.file("application/zip", "teachers-shelf.zip", shelf::export);
        }
    }

    void post(Request request, Answer answer, String path) {
        forms.submit(request, answer, path);
    }

    void refuse(Request request, Answer answer, Refusal kind) {
        refuse(answer, visitors.watching(request), kind);
    }

    private void refuse(Answer answer, Visitor visitor, Refusal kind) {
        answer.page(kind.status(), views.refusal(visitor, kind));
    }

    private Message done(Visitor visitor, Query query) {
        var done = query.value("done");
        return DONE.contains(done) ? Message.done(visitor.words().text("shelf.done." + done)) : Message.NONE;
    }

    /** The list whose page {@code path} is; nothing where it is none. */
    static Optional<Long> listId(String path) {
        var id = path.startsWith(TeacherPaths.LIST) ? path.substring(TeacherPaths.LIST.length()) : "";
        return id.matches("[0-9]{1,9}") ? Optional.of(Long.parseLong(id)) : Optional.empty();
    }
}
