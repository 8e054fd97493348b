package org.packhorse.adminui.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.packhorse.adminui.page.Refusal;
import org.packhorse.adminui.page.TeacherPage.Message;
import org.packhorse.adminui.page.TeacherPage.Typed;
import org.packhorse.adminui.port.ListChange;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.TeacherShelf;
import org.packhorse.adminui.session.SignInGate.Answer.ComeBack;
import org.packhorse.adminui.session.SignInGate.Answer.Welcome;
import org.packhorse.adminui.session.SignInGate.Answer.Wrong;
import org.packhorse.adminui.session.TeacherDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What teachers' buttons do. What is done is answered by a redirect, what is not by the same page with the reason and what was typed. */
final class TeacherForms {
    private static final Logger LOG = LoggerFactory.getLogger(TeacherForms.class);

    /** A hundred links of 300 characters, each escaped. */
    private static final int FORM_BYTES_LIMIT = 256 * 1024;

    private final TeacherShelf shelf;
    private final TeacherDoor door;
    private final Visitors visitors;
    private final TeacherViews views;
    private final FileForm files;
    private final Pieces pieces;
    private final ItemForms items;

    TeacherForms(TeacherShelf shelf, TeacherDoor door, Visitors visitors, TeacherViews views) {
        this.shelf = shelf;
        this.door = door;
        this.visitors = visitors;
        this.views = views;
        var staged =
                new StagedFiles(shelf.uploads(), door.clock(), CompletableFuture.delayedExecutor(1, TimeUnit.DAYS));
        var room = new Room(shelf, staged);
        this.files = new FileForm(shelf, door, staged, room);
        this.pieces = new Pieces(room, door.tokens(), staged);
        this.items = new ItemForms(shelf, views, files);
    }

    void submit(Request request, Answer answer, String path) {
        var visitor = visitors.active(request);
        var item = ItemPath.parse(path);
        boolean hasFile =
                path.equals(TeacherPaths.FILE) || item.filter(ItemPath::hasFile).isPresent();
        if (!OriginCheck.mayBeOurs(request)) {
            refuse(answer, visitor, Refusal.STALE_FORM);
        } else if (path.equals(TeacherPaths.PIECES)) {
            pieces.receive(request, answer, visitor);
        } else if (hasFile && !visitor.signedIn()) {
            askWhoItIs(answer);
        } else if (hasFile) {
            item.ifPresentOrElse(it -> items.file(request, answer, visitor, it), () -> file(request, answer, visitor));
        } else {
            switch (SentForm.of(request, visitor.signedIn() ? FORM_BYTES_LIMIT : SentForm.BODY_BYTES_LIMIT)) {
                case SentForm.TooLarge _ -> refuse(answer, visitor, Refusal.TOO_LARGE);
                case SentForm.Unreadable _ -> refuse(answer, visitor, Refusal.STALE_FORM);
                case SentForm.Read form
                when !door.tokens().fits(form.value("token"), visitor.secretName()) ->
                    refuse(answer, visitor, Refusal.STALE_FORM);
                case SentForm.Read form -> act(request, answer, visitor, path, form);
            }
        }
    }

    private void act(Request request, Answer answer, Visitor visitor, String path, SentForm.Read form) {
        if (path.equals(TeacherPaths.SIGN_IN)) {
            signIn(request, answer, visitor, form.value("pin"));
        } else if (visitor.signedIn()) {
            press(answer, visitor, path, form);
        } else {
            askWhoItIs(answer);
        }
    }

    /** Nothing was done, and whoever signs in now must not believe that it was. */
    private static void askWhoItIs(Answer answer) {
        answer.seeOther(TeacherPaths.SIGN_IN + "?again");
    }

    private void signIn(Request request, Answer answer, Visitor visitor, String pin) {
        var phone = PhoneCookie.find(request);
        // Staff may set another PIN while this one is being looked at.
        long generation = door.sessions().generation();
        switch (door.attempt(Request.getRemoteAddr(request), phone, pin)) {
            case Welcome _ ->
                door.sessions()
                        .begin(generation)
                        .ifPresentOrElse(
                                session -> enter(request, answer, visitor, phone, session),
                                () -> wrong(answer, visitor));
            case Wrong _ -> wrong(answer, visitor);
            case ComeBack(var delay) -> {
                var seconds = Duration.ofSeconds(Math.ceilDiv(delay.toMillis(), 1000));
                answer.response().getHeaders().put(HttpHeader.RETRY_AFTER, seconds.toSeconds());
                var words = visitor.words();
                answer.page(
                        HttpStatus.TOO_MANY_REQUESTS_429,
                        views.signIn(visitor, door.isThere(), words.text("sign-in.wait", words.duration(seconds))));
            }
        }
    }

    private void enter(Request request, Answer answer, Visitor visitor, String phone, String session) {
        PhoneCookie.put(request, answer.response(), door.acquaint(phone), TeacherDoor.phoneKnownFor());
        door.sessions().end(visitor.secretName());
        visitors.remember(request, answer.response(), session);
        LOG.atInfo().log("a teacher signed in");
        answer.seeOther(TeacherPaths.HOME);
    }

    private void wrong(Answer answer, Visitor visitor) {
        LOG.atWarn().log("wrong PIN");
        answer.page(
                HttpStatus.FORBIDDEN_403,
                views.signIn(visitor, door.isThere(), visitor.words().text("pin.wrong")));
    }

    private void file(Request request, Answer answer, Visitor visitor) {
        var received = files.receive(
                request, visitor, (typed, sent) -> shelf.addFile(typed(typed), sent.name(), sent.content()));
        switch (received) {
            case FileForm.NotOurs _ -> refuse(answer, visitor, Refusal.STALE_FORM);
            case FileForm.Ours(var typed, ShelfOutcome.Refused refused) ->
                showAgain(
                        answer,
                        visitor,
                        typed.fields().isEmpty() ? Typed.nothing(visitor.words()) : Typed.item(typed(typed), ""),
                        refused);
            case FileForm.Ours(var _, ShelfOutcome.Done(var forFew)) ->
                answer.seeOther(TeacherPaths.HOME + (forFew ? "?done=few" : "?done=file"));
        }
    }

    private void press(Answer answer, Visitor visitor, String path, SentForm.Read form) {
        switch (path) {
            case TeacherPaths.LINKS -> links(answer, visitor, form);
            case TeacherPaths.REMOVE -> finish(answer, visitor, shelf.remove(form.value("id")), "removed");
            case TeacherPaths.UNDO -> finish(answer, visitor, shelf.undo(number(form, "state")), "undone");
            case TeacherPaths.LISTS -> newList(answer, visitor, form.value("name"), form.value("author"));
            case TeacherPaths.SIGN_OUT -> {
                door.sessions().end(visitor.secretName());
                answer.seeOther(TeacherPaths.SIGN_IN);
            }
            default ->
                ItemPath.parse(path)
                        .ifPresentOrElse(
                                item -> items.press(answer, visitor, item, form),
                                () -> list(answer, visitor, path, form));
        }
    }

    private void links(Answer answer, Visitor visitor, SentForm.Read form) {
        var typed = Typed.item(typed(form), form.value("links"));
        var lines = List.of(typed.links().split("\\R", -1));
        finish(answer, visitor, shelf.addLinks(typed.item(), lines), "links", typed);
    }

    private void newList(Answer answer, Visitor visitor, String name, String author) {
        finish(answer, visitor, shelf.createList(name, author), "list", Typed.list(visitor.words(), name, author));
    }

    static NewItem typed(SentForm.Read form) {
        return new NewItem(
                form.value("title"),
                form.value("description"),
                form.value("author"),
                form.value("licence"),
                form.value("language"),
                form.value("level"),
                form.value("subject"));
    }

    private void finish(Answer answer, Visitor visitor, ShelfOutcome outcome, String done) {
        finish(answer, visitor, outcome, done, Typed.nothing(visitor.words()));
    }

    private void finish(Answer answer, Visitor visitor, ShelfOutcome outcome, String done, Typed typed) {
        switch (outcome) {
            case ShelfOutcome.Done _ -> answer.seeOther(TeacherPaths.HOME + "?done=" + done);
            case ShelfOutcome.Refused refused -> showAgain(answer, visitor, typed, refused);
        }
    }

    private void showAgain(Answer answer, Visitor visitor, Typed typed, ShelfOutcome.Refused refused) {
        answer.page(
                HttpStatus.UNPROCESSABLE_ENTITY_422, views.shelf(visitor, typed, Message.of(refused, visitor.words())));
    }

    private void list(Answer answer, Visitor visitor, String path, SentForm.Read form) {
        var id = TeacherScreens.listId(path);
        var change = change(form);
        if (id.isEmpty() || change.isEmpty()) {
            refuse(answer, visitor, Refusal.NOT_FOUND);
            return;
        }
        switch (shelf.changeList(id.get(), change.get())) {
            case ShelfOutcome.Done _ ->
                answer.seeOther(
                        change.get() instanceof ListChange.Discard
                                ? TeacherPaths.HOME + "?done=discarded"
                                : TeacherPaths.LIST + id.get() + "?done=changed");
            case ShelfOutcome.Refused refused -> {
                var message = Message.of(refused, visitor.words());
                shelf.view()
                        .findList(id.get())
                        .ifPresentOrElse(
                                list -> answer.page(
                                        HttpStatus.UNPROCESSABLE_ENTITY_422,
                                        views.list(visitor, list, change.get(), message)),
                                () -> answer.page(HttpStatus.NOT_FOUND_404, views.gone(visitor)));
            }
        }
    }

    private static Optional<ListChange> change(SentForm.Read form) {
        var line = new ListChange.Line(position(form, "position"), form.value("line"));
        return Optional.ofNullable(
                switch (form.value("do")) {
                    case "rename" -> new ListChange.Rename(form.value("name"));
                    case "add" -> new ListChange.Add(form.value("address"), form.value("note"));
                    case "raise" -> new ListChange.Raise(line);
                    case "lower" -> new ListChange.Lower(line);
                    case "drop" -> new ListChange.Drop(line, position(form, "of"));
                    case "discard" -> new ListChange.Discard();
                    default -> null;
                });
    }

    private static int position(SentForm.Read form, String field) {
        return Math.clamp(number(form, field), -1, Integer.MAX_VALUE);
    }

    private static long number(SentForm.Read form, String field) {
        var value = form.value(field);
        return value.matches("[0-9]{1,18}") ? Long.parseLong(value) : -1;
    }

    private void refuse(Answer answer, Visitor visitor, Refusal kind) {
        answer.page(kind.status(), views.refusal(visitor, kind));
    }
}
