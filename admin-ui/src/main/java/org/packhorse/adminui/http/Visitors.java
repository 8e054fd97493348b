package org.packhorse.adminui.http;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.packhorse.adminui.page.Languages;
import org.packhorse.adminui.page.Words;
import org.packhorse.adminui.session.SecretName;
import org.packhorse.adminui.session.Sessions;

/**
 * Recognises visitors by their cookies: one with a secret name, one with the language they chose.
 *
 * <p>Browsers share cookies between the ports of a host, and a hub and a node may run on one machine; the port in the
 * name keeps them apart.
 */
final class Visitors {
    /** What begins the cookie of staff. */
    static final String STAFF = "packhorse-admin-";

    private static final String LANGUAGE_COOKIE = "packhorse-admin-lang";

    private final Sessions sessions;
    private final Languages languages;
    private final SecureRandom random;
    private final String cookiePrefix;

    /** Those of {@code sessions}, whose cookie's name begins with {@code cookiePrefix}. */
    Visitors(Sessions sessions, Languages languages, SecureRandom random, String cookiePrefix) {
        this.sessions = sessions;
        this.languages = languages;
        this.random = random;
        this.cookiePrefix = cookiePrefix;
    }

    /** Somebody who does something: the session stays alive. */
    Visitor active(Request request) {
        return recognise(request, sessions::use);
    }

    /** A page that refreshes itself: the session idles on. */
    Visitor watching(Request request) {
        return recognise(request, sessions::isOpen);
    }

    /** Has the browser keep {@code secretName} until it is closed. */
    void remember(Request request, Response response, String secretName) {
        Response.putCookie(response, cookie(nameCookie(request), secretName));
    }

    /** Has the browser keep the language until it is closed. */
    void remember(Response response, Words words) {
        Response.putCookie(response, cookie(LANGUAGE_COOKIE, words.tag()));
    }

    /** Keeps the language that {@code ?lang=} names, and takes it out of the address: then it has been answered. */
    boolean choosesLanguage(Query query, Answer answer, String path) {
        var words = languages.find(query.value("lang"));
        words.ifPresent(chosen -> {
            remember(answer.response(), chosen);
            answer.seeOther(path);
        });
        return words.isPresent();
    }

    private Visitor recognise(Request request, Predicate<String> isSignedIn) {
        var words = find(request, LANGUAGE_COOKIE)
                .flatMap(languages::find)
                .orElseGet(() -> languages.suiting(acceptLanguage(request)));
        var visitor = find(request, nameCookie(request))
                .filter(SecretName::isWellFormed)
                .map(name -> new Visitor(name, false, isSignedIn.test(name), words))
                .orElseGet(() -> new Visitor(SecretName.draw(random), true, false, words));
        if (visitor.signedIn()) {
            Newcomers.welcome(request);
        }
        return visitor;
    }

    private static String acceptLanguage(Request request) {
        var header = request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
        return header == null ? "" : header;
    }

    private String nameCookie(Request request) {
        return cookiePrefix + Request.getLocalPort(request);
    }

    /** The value of {@code cookie}. */
    static Optional<String> find(Request request, String cookie) {
        return Request.getCookies(request).stream()
                .filter(candidate -> candidate.getName().equals(cookie))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** Not {@code Secure}: schools have plain HTTP, and by default this is served to the machine itself only. */
    private static HttpCookie cookie(String name, String value) {
        return HttpCookie.build(name, value)
                .path("/")
                .httpOnly(true)
                .sameSite(HttpCookie.SameSite.STRICT)
                .build();
    }
}
