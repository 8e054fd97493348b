package org.packhorse.adminui.http;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.packhorse.adminui.page.Languages;
import org.packhorse.adminui.page.Refusal;
import org.packhorse.adminui.port.NodeConsole;
import org.packhorse.adminui.port.Teachers;
import org.packhorse.adminui.session.Doorkeeper;
import org.packhorse.adminui.session.TeacherDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request: hosts and doors are checked first, then the screens of staff or of teachers answer. */
public final class Screens extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Screens.class);

    /** The name of the connector by which teachers' phones come in, where there is one. */
    public static final String TEACHERS_CONNECTOR = "teachers";

    private final Map<String, Asset> assets = Asset.all();
    private final HostCheck hosts;
    private final StaffScreens staff;
    private final Optional<TeacherScreens> teacherScreens;

    /**
     * The screens on {@code console}, reached under {@code hostNames} (in lower case).
     *
     * @param teachers what there is for teachers, where the device has that
     * @param teacherDoor who may act as one
     * @param zone in which times are told
     */
    public Screens(
            NodeConsole console,
            Optional<Teachers> teachers,
            Doorkeeper doorkeeper,
            Optional<TeacherDoor> teacherDoor,
            ZoneId zone,
            Set<String> hostNames) {
        this.hosts = new HostCheck(hostNames);
        this.staff = new StaffScreens(console, doorkeeper, teacherDoor, Languages.ofStaff(zone));
        this.teacherScreens = teachers.flatMap(
                t -> teacherDoor.map(door -> new TeacherScreens(console, t.shelf(), door, Languages.ofTeachers(zone))));
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

    /** Teachers are refused in their languages, of which staff have fewer. */
    private void refuse(Request request, Answer answer, Refusal kind) {
        if (teacherScreens.isPresent() && TeacherPaths.has(Request.getPathInContext(request))) {
            teacherScreens.get().refuse(request, answer, kind);
        } else {
            staff.refuse(request, answer, kind);
        }
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
                    staff.post(request, answer);
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
        staff.get(request, answer, path);
    }
}
