package org.packhorse.adminui.http;

import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.packhorse.adminui.page.ItemPage;
import org.packhorse.adminui.page.Refusal;
import org.packhorse.adminui.port.ItemState;
import org.packhorse.adminui.port.SeenItem;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.TeacherShelf;

/** What the buttons on the page of one item do, for teachers who are signed in. */
final class ItemForms {
    private final TeacherShelf shelf;
    private final TeacherViews views;
    private final FileForm files;

    ItemForms(TeacherShelf shelf, TeacherViews views, FileForm files) {
        this.shelf = shelf;
        this.views = views;
        this.files = files;
    }

    /** Receives what is to stand in the place of something, or beside it. */
    void file(Request request, Answer answer, Visitor visitor, ItemPath path) {
        boolean isFile = path.part() == ItemPath.Part.FILE;
        var received = isFile
                ? files.receive(
                        request,
                        visitor,
                        (typed, sent) -> shelf.replaceFile(seen(path, typed), sent.name(), sent.content()))
                : files.receiveSubtitles(
                        request,
                        visitor,
                        (typed, sent) -> shelf.addSubtitles(
                                seen(path, typed), typed.value("language"), sent.name(), sent.content()));
        switch (received) {
            case FileForm.NotOurs _ -> refuse(answer, visitor, Refusal.STALE_FORM);
            case FileForm.Ours(var typed, var outcome) -> {
                var seen = seen(path, typed);
                finish(answer, visitor, seen, outcome, isFile ? "file" : "subtitles", ItemPage.Typed.NOTHING);
            }
        }
    }

    /** The item of the form that was sent, as its page showed it. */
    private static SeenItem seen(ItemPath path, SentForm.Read form) {
        return new SeenItem(path.id(), new ItemState(form.value("seen")));
    }

    /** Does what the button says that sent {@code form}. */
    void press(Answer answer, Visitor visitor, ItemPath path, SentForm.Read form) {
        var seen = seen(path, form);
        switch (form.value("do")) {
            case "correct" -> {
                var typed = new ItemPage.Typed(TeacherForms.typed(form), form.value("links"));
                var lines = List.of(typed.links().split("\\R", -1));
                var outcome = shelf.correct(seen, typed.item().orElseThrow(), lines);
                finish(answer, visitor, seen, outcome, "corrected", typed);
            }
            case "remove-subtitles" -> {
                var outcome = shelf.removeSubtitles(seen, form.value("language"));
                finish(answer, visitor, seen, outcome, "removed", ItemPage.Typed.NOTHING);
            }
            default -> refuse(answer, visitor, Refusal.NOT_FOUND);
        }
    }

    private void finish(
            Answer answer, Visitor visitor, SeenItem seen, ShelfOutcome outcome, String done, ItemPage.Typed typed) {
        switch (outcome) {
            case ShelfOutcome.Done(var forFew) ->
                answer.seeOther(TeacherPaths.ITEM + seen.id() + "?done=" + (forFew ? "few" : done));
            case ShelfOutcome.Refused refused ->
                shelf.findItem(seen.id())
                        .ifPresentOrElse(
                                item -> answer.page(
                                        HttpStatus.UNPROCESSABLE_ENTITY_422,
                                        views.item(visitor, item, typed, seen.state(), refused)),
                                () -> answer.page(HttpStatus.NOT_FOUND_404, views.gone(visitor, typed)));
        }
    }

    private void refuse(Answer answer, Visitor visitor, Refusal kind) {
        answer.page(kind.status(), views.refusal(visitor, kind));
    }
}
