package org.packhorse.adminui.http;

import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.packhorse.adminui.page.ItemPage;
import org.packhorse.adminui.page.Refusal;
import org.packhorse.adminui.page.TeacherPage.Message;
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
                        request, visitor, (_, sent) -> shelf.replaceFile(path.id(), sent.name(), sent.content()))
                : files.receiveSubtitles(
                        request,
                        visitor,
                        (typed, sent) ->
                                shelf.addSubtitles(path.id(), typed.value("language"), sent.name(), sent.content()));
        switch (received) {
            case FileForm.NotOurs _ -> refuse(answer, visitor, Refusal.STALE_FORM);
            case FileForm.Ours(var _, var outcome) ->
                finish(answer, visitor, path, outcome, isFile ? "file" : "subtitles", ItemPage.Typed.NOTHING);
        }
    }

    /** Does what the button says that sent {@code form}. */
    void press(Answer answer, Visitor visitor, ItemPath path, SentForm.Read form) {
        switch (form.value("do")) {
            case "correct" -> {
                var typed = new ItemPage.Typed(TeacherForms.typed(form), form.value("links"));
                var lines = List.of(typed.links().split("\\R", -1));
                var outcome = shelf.correct(path.id(), typed.item().orElseThrow(), lines);
                finish(answer, visitor, path, outcome, "corrected", typed);
            }
            case "remove-subtitles" -> {
                var outcome = shelf.removeSubtitles(path.id(), form.value("language"));
                finish(answer, visitor, path, outcome, "removed", ItemPage.Typed.NOTHING);
            }
            default -> refuse(answer, visitor, Refusal.NOT_FOUND);
        }
    }

    private void finish(
            Answer answer, Visitor visitor, ItemPath path, ShelfOutcome outcome, String done, ItemPage.Typed typed) {
        switch (outcome) {
            case ShelfOutcome.Done(var forFew) -> answer.seeOther(path.page() + "?done=" + (forFew ? "few" : done));
            case ShelfOutcome.Refused refused -> {
                var message = Message.of(refused, visitor.words());
                shelf.findItem(path.id())
                        .ifPresentOrElse(
                                item -> answer.page(
                                        HttpStatus.UNPROCESSABLE_ENTITY_422, views.item(visitor, item, typed, message)),
                                () -> answer.page(HttpStatus.NOT_FOUND_404, views.gone(visitor)));
            }
        }
    }

    private void refuse(Answer answer, Visitor visitor, Refusal kind) {
        answer.page(kind.status(), views.refusal(visitor, kind));
    }
}
