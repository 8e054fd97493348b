package org.packhorse.adminui.http;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.packhorse.adminui.page.Languages;
import org.packhorse.adminui.page.Refusal;
import org.packhorse.adminui.page.TeacherPage;
import org.packhorse.adminui.port.NodeConsole;
import org.packhorse.adminui.port.Teachers;
import org.packhorse.adminui.port.UsagePeriod;
import org.packhorse.adminui.port.UsageTable;
import org.packhorse.adminui.session.Doorkeeper;
import org.packhorse.adminui.session.TeacherDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request: hosts are checked first, then GET goes to a page and POST to {@link Forms}. */
public final class Screens extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Screens.class);

    /** What a button may have asked for; anything else in the address is ignored. */
    private static final Set<String> ASKED = Set.of("sync", "verify");

    /** What staff may just have done about the teachers' PIN. */
    private static final Set<String> TEACHERS_ASKED = Set.of("pin", "off");

    /** The name of the connector by which teachers' phones come in, where there is one. */
    public static final String TEACHERS_CONNECTOR = "teachers";

    private static final String CSV = "text/csv; charset=utf-8; header=present";

    private final Map<String, Asset> assets = Asset.all();
    private final NodeConsole console;
    private final HostCheck hosts;
    private final Languages languages;
    private final Visitors visitors;
    private final Views views;
    private final Forms forms;
    private final Optional<TeacherScreens> teacherScreens;

    /**
     * The screens on {@code console}, reached under {@code hostNames} (in lower case).
     *
     * @param teachers what there is for teachers, where the device has that
     * @param teacherDoor who may act as one
     */
    public Screens(
            NodeConsole console,
            Optional<Teachers> teachers,
            Doorkeeper doorkeeper,
            Optional<TeacherDoor> teacherDoor,
            Languages languages,
            Set<String> hostNames) {
        this.console = console;
        this.hosts = new HostCheck(hostNames);
        this.languages = languages;
        this.visitors = new Visitors(doorkeeper.sessions(), languages, new SecureRandom(), Visitors.STAFF);
        this.views = new Views(console, languages, doorkeeper.tokens(), teacherDoor);
        this.forms = new Forms(console, doorkeeper, teacherDoor, visitors, views);
        this.teacherScreens =
                teachers.flatMap(t -> teacherDoor.map(door -> new TeacherScreens(console, t.shelf(), door, languages)));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var answer = new Answer(response, callback);
        try {
            route(request, answer);
        } catch (HttpException.IllegalArgumentException _) {
            refuse(request, answer, Refusal.NOT_FOUND);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("path", Request.getPathInContext(request))
                    .setCause(e)
                    .log("a screen failed");
            refuse(request, answer, Refusal.FAULT);
        }
        return true;
    }

    private void route(Request request, Answer answer) {
        if (!hosts.meansUs(request)) {
            refuse(request, answer, Refusal.WRONG_HOST);
            return;
        }
        var path = Request.getPathInContext(request);
        boolean isForTeachers = TeacherPaths.has(path);
        boolean isTeachersDoor = TEACHERS_CONNECTOR.equals(
                request.getConnectionMetaData().getConnector().getName());
        if (isTeachersDoor && !isForTeachers && !assets.containsKey(path)) {
            // Whoever comes in by the teachers' door sees nothing else of this.
            answer.seeOther(TeacherPaths.HOME);
            return;
        }
        switch (request.getMethod()) {
            case "GET", "HEAD" -> get(request, answer);
            case "POST" -> {
                if (isForTeachers && teacherScreens.isPresent()) {
                    teacherScreens.get().post(request, answer, path);
                } else {
                    forms.submit(request, answer);
                }
            }
            default -> {
                answer.response().getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, POST");
                answer.empty(HttpStatus.METHOD_NOT_ALLOWED_405);
            }
        }
    }

    private void get(Request request, Answer answer) {
        var path = Request.getPathInContext(request);
        var asset = assets.get(path);
        if (asset != null) {
            answer.text(HttpStatus.OK_200, asset.mediaType(), asset.text());
            return;
        }
        if (teacherScreens.isPresent() && TeacherPaths.has(path)) {
            teacherScreens.get().get(request, answer, path);
            return;
        }
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

    private void teachers(Request request, Answer answer) {
        var query = Request.extractQueryParameters(request);
        var visitor = visitors.active(request);
        if (teacherScreens.isEmpty()) {
            refuse(request, answer, Refusal.NOT_FOUND);
        } else if (!visitor.signedIn()) {
            answer.seeOther(Paths.SIGN_IN);
        } else if (!choosesLanguage(query, answer, Paths.TEACHERS)) {
            var asked = value(query, "asked");
            var message = TEACHERS_ASKED.contains(asked)
                    ? TeacherPage.Message.done(visitor.words().text("pin.asked." + asked))
                    : TeacherPage.Message.NONE;
            answer.page(HttpStatus.OK_200, views.teachers(visitor, message));
        }
    }

    private void usage(Request request, Answer answer) {
        var query = Request.extractQueryParameters(request);
        if (choosesLanguage(query, answer, Paths.USAGE)) {
            return;
        }
        var visitor = visitors.active(request);
        if (visitor.signedIn()) {
            answer.page(HttpStatus.OK_200, views.usage(visitor, period(query)));
        } else {
            answer.seeOther(Paths.SIGN_IN);
        }
    }

    private static UsagePeriod period(Fields query) {
        return UsagePeriod.find(value(query, "days")).orElse(UsagePeriod.MONTH);
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
            var period = period(Request.extractQueryParameters(request));
            answer.file(CSV, table.get().fileName(), out -> {
                var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                console.usage().write(table.get(), period, writer);
                writer.flush();
            });
        }
    }

    private void home(Request request, Answer answer) {
        var query = Request.extractQueryParameters(request);
        if (choosesLanguage(query, answer, Paths.HOME)) {
            return;
        }
        var visitor = visitors.active(request);
        if (visitor.signedIn()) {
            var asked = value(query, "asked");
            answer.page(HttpStatus.OK_200, views.dashboard(visitor, ASKED.contains(asked) ? asked : ""));
        } else {
            answer.seeOther(Paths.SIGN_IN);
        }
    }

    private void poster(Request request, Answer answer) {
        var query = Request.extractQueryParameters(request);
        if (choosesLanguage(query, answer, Paths.POSTER)) {
            return;
        }
        var visitor = visitors.active(request);
        if (visitor.signedIn()) {
            var also = Stream.of("also1", "also2")
                    .flatMap(name -> languages.find(value(query, name)).stream())
                    .toList();
            answer.page(HttpStatus.OK_200, views.poster(visitor, value(query, "address"), also));
        } else {
            answer.seeOther(Paths.SIGN_IN);
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
        if (choosesLanguage(Request.extractQueryParameters(request), answer, Paths.SIGN_IN)) {
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

    /** Keeps the language that {@code ?lang=} names and takes it out of the address. */
    private boolean choosesLanguage(Fields query, Answer answer, String path) {
        var words = languages.find(value(query, "lang"));
        words.ifPresent(chosen -> {
            visitors.remember(answer.response(), chosen);
            answer.seeOther(path);
        });
        return words.isPresent();
    }

    private void refuse(Request request, Answer answer, Refusal kind) {
        answer.page(kind.status(), views.refusal(visitors.watching(request), kind));
    }

    private static String value(Fields query, String name) {
        var value = query.getValue(name);
        return value == null ? "" : value;
    }
}
