package org.packhorse.adminui.http;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.packhorse.adminui.page.Languages;
import org.packhorse.adminui.page.Refusal;
import org.packhorse.adminui.page.TeacherPage;
import org.packhorse.adminui.port.NodeConsole;
import org.packhorse.adminui.port.UsagePeriod;
import org.packhorse.adminui.port.UsageTable;
import org.packhorse.adminui.session.Doorkeeper;
import org.packhorse.adminui.session.TeacherDoor;

/** The pages of staff. */
final class StaffScreens {
    /** What a button may have asked for; anything else in the address is ignored. */
    private static final Set<String> ASKED = Set.of("sync", "verify");

    /** What staff may just have done about the teachers' PIN. */
    private static final Set<String> TEACHERS_ASKED = Set.of("pin", "off");

    private static final String CSV = "text/csv; charset=utf-8; header=present";

    private final NodeConsole console;
    private final Optional<TeacherDoor> teacherDoor;
    private final Languages languages;
    private final Visitors visitors;
    private final Views views;
    private final Forms forms;

    StaffScreens(NodeConsole console, Doorkeeper doorkeeper, Optional<TeacherDoor> teacherDoor, Languages languages) {
        this.console = console;
        this.teacherDoor = teacherDoor;
        this.languages = languages;
        this.visitors = new Visitors(doorkeeper.sessions(), languages, new SecureRandom(), Visitors.STAFF);
        this.views = new Views(console, languages, doorkeeper.tokens(), teacherDoor);
        this.forms = new Forms(console, doorkeeper, teacherDoor, visitors, views);
    }

    void get(Request request, Answer answer, String path) {
        switch (path) {
            case Paths.TEACHERS -> teachers(request, answer);
            case Paths.HOME -> home(request, answer);
            case Paths.LIVE -> live(request, answer);
            case Paths.SIGN_IN -> signIn(request, answer);
            case Paths.POSTER -> poster(request, answer);
            case Paths.USAGE -> usage(request, answer);
            default -> download(request, answer, path);
        }
    }

    void post(Request request, Answer answer) {
        forms.submit(request, answer);
    }

    void refuse(Request request, Answer answer, Refusal kind) {
        answer.page(kind.status(), views.refusal(visitors.watching(request), kind));
    }

    /** Whether the page at {@code path} is to be shown; where not, it has been answered. */
    private boolean mayShow(Answer answer, Visitor visitor, Query query, String path) {
        if (visitors.choosesLanguage(query, answer, path)) {
            return false;
        }
        if (!visitor.signedIn()) {
            answer.seeOther(Paths.SIGN_IN);
        }
        return visitor.signedIn();
    }

    private void teachers(Request request, Answer answer) {
        var query = Query.of(request);
        var visitor = visitors.active(request);
        if (teacherDoor.isEmpty()) {
            refuse(request, answer, Refusal.NOT_FOUND);
        } else if (mayShow(answer, visitor, query, Paths.TEACHERS)) {
            var asked = query.value("asked");
            var message = TEACHERS_ASKED.contains(asked)
                    ? TeacherPage.Message.done(visitor.words().text("pin.asked." + asked))
                    : TeacherPage.Message.NONE;
            answer.page(HttpStatus.OK_200, views.teachers(visitor, message));
        }
    }

    private void usage(Request request, Answer answer) {
        var query = Query.of(request);
        var visitor = visitors.active(request);
        if (mayShow(answer, visitor, query, Paths.USAGE)) {
            answer.page(HttpStatus.OK_200, views.usage(visitor, period(query)));
        }
    }

    private static UsagePeriod period(Query query) {
        return UsagePeriod.find(query.value("days")).orElse(UsagePeriod.MONTH);
    }

    private void download(Request request, Answer answer, String path) {
        var table = Stream.of(UsageTable.values())
                .filter(t -> path.equals("/" + t.fileName()))
                .findFirst();
        if (table.isEmpty()) {
            refuse(request, answer, Refusal.NOT_FOUND);
        } else if (!visitors.active(request).signedIn()) {
            answer.seeOther(Paths.SIGN_IN);
        } else {
            var period = period(Query.of(request));
            answer.file(CSV, table.get().fileName(), out -> {
                var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                console.usage().write(table.get(), period, writer);
                writer.flush();
            });
        }
    }

    private void home(Request request, Answer answer) {
        var query = Query.of(request);
        var visitor = visitors.active(request);
        if (mayShow(answer, visitor, query, Paths.HOME)) {
            var asked = query.value("asked");
            answer.page(HttpStatus.OK_200, views.dashboard(visitor, ASKED.contains(asked) ? asked : ""));
        }
    }

    private void poster(Request request, Answer answer) {
        var query = Query.of(request);
        var visitor = visitors.active(request);
        if (mayShow(answer, visitor, query, Paths.POSTER)) {
            var also = Stream.of("also1", "also2")
                    .flatMap(name -> languages.find(query.value(name)).stream())
                    .toList();
            answer.page(HttpStatus.OK_200, views.poster(visitor, query.value("address"), also));
        }
    }

    private void live(Request request, Answer answer) {
        var visitor = visitors.watching(request);
        if (visitor.signedIn()) {
            answer.page(HttpStatus.OK_200, views.live(visitor));
        } else {
            answer.empty(HttpStatus.FORBIDDEN_403);
        }
    }

    private void signIn(Request request, Answer answer) {
        if (visitors.choosesLanguage(Query.of(request), answer, Paths.SIGN_IN)) {
            return;
        }
        var visitor = visitors.active(request);
        if (visitor.signedIn()) {
            answer.seeOther(Paths.HOME);
            return;
        }
        if (visitor.newcomer()) {
            visitors.remember(request, answer.response(), visitor.secretName());
        }
        answer.page(HttpStatus.OK_200, views.signIn(visitor, ""));
    }
}
