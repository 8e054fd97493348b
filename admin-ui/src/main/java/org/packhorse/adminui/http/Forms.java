package org.packhorse.adminui.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.packhorse.adminui.page.Refusal;
import org.packhorse.adminui.page.TeacherPage;
import org.packhorse.adminui.port.NodeConsole;
import org.packhorse.adminui.port.SyncDespite;
import org.packhorse.adminui.session.Doorkeeper;
import org.packhorse.adminui.session.SignInGate.Answer.ComeBack;
import org.packhorse.adminui.session.SignInGate.Answer.Welcome;
import org.packhorse.adminui.session.SignInGate.Answer.Wrong;
import org.packhorse.adminui.session.TeacherDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the buttons do. Every answer to a button is a redirect, so that reloading a page repeats nothing. */
final class Forms {
    private static final Logger LOG = LoggerFactory.getLogger(Forms.class);
    private static final String TOKEN = "token";
    private static final String DESPITE = "despite";
    private static final String PASSWORD = "password";

    private final NodeConsole console;
    private final Doorkeeper doorkeeper;
    private final Optional<TeacherDoor> teachers;
    private final Visitors visitors;
    private final Views views;

    Forms(NodeConsole console, Doorkeeper doorkeeper, Optional<TeacherDoor> teachers, Visitors visitors, Views views) {
        this.console = console;
        this.teachers = teachers;
        this.doorkeeper = doorkeeper;
        this.visitors = visitors;
        this.views = views;
    }

    /** Checks whose form it is before anything in it is believed. */
    void submit(Request request, Answer answer) {
        var visitor = visitors.active(request);
        if (!OriginCheck.mayBeOurs(request)) {
            refuse(answer, visitor, Refusal.STALE_FORM);
            return;
        }
        switch (SentForm.of(request)) {
            case SentForm.TooLarge _ -> refuse(answer, visitor, Refusal.TOO_LARGE);
            case SentForm.Unreadable _ -> refuse(answer, visitor, Refusal.STALE_FORM);
            case SentForm.Read form
            when !doorkeeper.tokens().fits(form.value(TOKEN), visitor.secretName()) ->
                refuse(answer, visitor, Refusal.STALE_FORM);
            case SentForm.Read form -> act(request, answer, visitor, form);
        }
    }

    private void act(Request request, Answer answer, Visitor visitor, SentForm.Read form) {
        var path = Request.getPathInContext(request);
        if (path.equals(Paths.SIGN_IN)) {
            signIn(request, answer, visitor, form.value(PASSWORD));
        } else if (!visitor.signedIn()) {
            answer.seeOther(Paths.SIGN_IN);
        } else {
            press(answer, visitor, path, form);
        }
    }

    private void press(Answer answer, Visitor visitor, String path, SentForm.Read form) {
        switch (path) {
            case Paths.SYNC -> {
                console.syncNow(despite(form.value(DESPITE)));
                answer.seeOther(Paths.HOME + "?asked=sync");
            }
            case Paths.VERIFY -> {
                console.startVerify();
                answer.seeOther(Paths.HOME + "?asked=verify");
            }
            case Paths.SIGN_OUT -> {
                doorkeeper.sessions().end(visitor.secretName());
                answer.seeOther(Paths.SIGN_IN);
            }
            default ->
                teachers.ifPresentOrElse(
                        door -> press(answer, visitor, path, form, door),
                        () -> refuse(answer, visitor, Refusal.NOT_FOUND));
        }
    }

    private void press(Answer answer, Visitor visitor, String path, SentForm.Read form, TeacherDoor door) {
        try {
            switch (path) {
                case Paths.TEACHERS_PIN -> {
                    switch (door.set(form.value("pin"))) {
                        case SET -> answer.seeOther(Paths.TEACHERS + "?asked=pin");
                        case NOT_DIGITS -> complain(answer, visitor, "pin.not-digits");
                        case OBVIOUS -> complain(answer, visitor, "pin.obvious");
                    }
                }
                case Paths.TEACHERS_OFF -> {
                    door.close();
                    answer.seeOther(Paths.TEACHERS + "?asked=off");
                }
                default -> refuse(answer, visitor, Refusal.NOT_FOUND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the PIN cannot be kept", e);
        }
    }

    private void complain(Answer answer, Visitor visitor, String message) {
        answer.page(
                HttpStatus.UNPROCESSABLE_ENTITY_422,
                views.teachers(visitor, new TeacherPage.Message(visitor.words().text(message), true)));
    }

    private static SyncDespite despite(String chosen) {
        return switch (chosen) {
            case "windows" -> SyncDespite.WINDOWS;
            case "budgets" -> SyncDespite.WINDOWS_AND_BUDGETS;
            default -> SyncDespite.NOTHING;
        };
    }

    private void signIn(Request request, Answer answer, Visitor visitor, String password) {
        switch (doorkeeper.gate().attempt(Request.getRemoteAddr(request), password)) {
            case Welcome _ -> {
                doorkeeper.sessions().end(visitor.secretName());
                visitors.remember(
                        request, answer.response(), doorkeeper.sessions().begin());
                LOG.atInfo().log("signed in");
                answer.seeOther(Paths.HOME);
            }
            case Wrong _ -> {
                LOG.atWarn().log("wrong password");
                answer.page(
                        HttpStatus.FORBIDDEN_403,
                        views.signIn(visitor, visitor.words().text("sign-in.wrong")));
            }
            case ComeBack(var delay) -> {
                var seconds = Duration.ofSeconds(Math.ceilDiv(delay.toMillis(), 1000));
                answer.response().getHeaders().put(HttpHeader.RETRY_AFTER, seconds.toSeconds());
                var words = visitor.words();
                answer.page(
                        HttpStatus.TOO_MANY_REQUESTS_429,
                        views.signIn(visitor, words.text("sign-in.wait", words.duration(seconds))));
            }
        }
    }

    private void refuse(Answer answer, Visitor visitor, Refusal kind) {
        answer.page(kind.status(), views.refusal(visitor, kind));
    }
}
