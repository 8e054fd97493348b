package org.packhorse.node.upstream.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.RepositoryPath;

/**
 * A place on a web server.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name, an IPv4 address or an IPv6 address without brackets
 * @param port 1 to 65535
 * @param target what a request asks for: a path beginning with {@code /}, after a redirect perhaps with a query
 */
public record HttpAddress(String scheme, String host, int port, String target) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int LAST_PORT = 65_535;

    public HttpAddress {
        if (!(scheme.equals("http") || scheme.equals("https"))
                || host.isEmpty()
                || port < 1
                || port > LAST_PORT
                || !target.startsWith("/")) {
            throw new IllegalArgumentException("not a place on a web server: " + scheme + " " + host + " " + target);
        }
    }

    /**
     * The folder that {@code base} names, with or without a slash at its end.
     *
     * @throws RefusedInputException for user information, a query, a fragment, no host, or another scheme
     */
    public static HttpAddress parse(URI base) throws RefusedInputException {
        if (base.getRawQuery() != null || base.getRawFragment() != null) {
            throw refused(base, "it has a part after ? or #", "give the folder's address alone");
        }
        return of(base);
    }

    private static HttpAddress of(URI uri) throws RefusedInputException {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused(uri, "it is not a web address", "begin it with http:// or https://");
        }
        if (uri.getRawUserInfo() != null) {
            throw refused(uri, "it has a user name in it", "leave out what stands before @");
        }
        var host = uri.getHost();
        if (host == null || host.isEmpty()) {
            throw refused(uri, "it has no host name that could be looked up", "write it like http://hub.example:8080/");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : defaultPort(scheme);
        if (port < 1 || port > LAST_PORT) {
            throw refused(uri, "there is no port " + port, "use one from 1 to " + LAST_PORT);
        }
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new HttpAddress(scheme, bare, port, target(uri));
    }

    private static String target(URI uri) {
        // Spaces and letters beyond ASCII must travel percent-encoded; what is encoded already stays as it is.
        var ascii = URI.create(uri.toASCIIString());
        var path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }

    private static RefusedInputException refused(URI uri, String problem, String advice) {
        // Messages end in logs; a password must not.
        var shown = uri.toString().replaceFirst("//[^/]*@", "//…@");
        return new RefusedInputException("address " + Quoted.shortly(shown), problem, advice);
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
    }

    /** The file at {@code path} below this folder. */
    HttpAddress file(RepositoryPath path) {
        var folder = target.endsWith("/") ? target : target + "/";
        return new HttpAddress(scheme, host, port, folder + path);
    }

    /**
     * Where a redirect's {@code location}, perhaps relative to here, leads.
     *
     * @throws RefusedInputException where that is no web address, or one of another scheme than this
     */
    HttpAddress moved(String location) throws RefusedInputException {
        URI uri;
        try {
            uri = new URI(this.toString()).resolve(new URI(location));
        } catch (URISyntaxException e) {
            throw new RefusedInputException("address \"" + Quoted.shortly(location) + "\"", "it cannot be understood");
        }
        var there = of(uri);
        if (!there.scheme.equals(scheme)) {
            throw refused(uri, "it is no longer " + scheme + " but " + there.scheme, "follow that address instead");
        }
        return there;
    }

    /** Whether both can be asked over one connection. */
    boolean sameServer(HttpAddress other) {
        return scheme.equals(other.scheme) && host.equalsIgnoreCase(other.host) && port == other.port;
    }

    /** The Host field of a request (RFC 9110 section 7.2): no zone, no default port. */
    String hostField() {
        return bracketed(host.replaceFirst("%.*", "")) + portSuffix();
    }

    boolean usesTls() {
        return scheme.equals("https");
    }

    private String portSuffix() {
        return port == defaultPort(scheme) ? "" : ":" + port;
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    @Override
    public String toString() {
        return scheme + "://" + bracketed(host) + portSuffix() + target;
    }
}
