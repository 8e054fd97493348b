package org.packhorse.adminui.http;

import java.time.Duration;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.packhorse.adminui.session.SecretName;

/** The cookie by which a teacher's phone is known when it signs in the next time. It opens nothing by itself. */
final class PhoneCookie {
    private static final String PREFIX = "packhorse-phone-";

    private PhoneCookie() {}

    /** What the phone that sends {@code request} was called; empty where it has no name. */
    static String find(Request request) {
        return Visitors.find(request, name(request))
                .filter(SecretName::isWellFormed)
                .orElse("");
    }

    /** Has the phone keep {@code value} for {@code age}. */
    static void put(Request request, Response response, String value, Duration age) {
        var cookie = HttpCookie.build(name(request), value)
                .path(TeacherPaths.SIGN_IN)
                .maxAge(age.toSeconds())
                .httpOnly(true)
                .sameSite(HttpCookie.SameSite.STRICT)
                .build();
        Response.putCookie(response, cookie);
    }

    private static String name(Request request) {
        return PREFIX + Request.getLocalPort(request);
    }
}
