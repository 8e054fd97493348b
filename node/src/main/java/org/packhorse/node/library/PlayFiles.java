package org.packhorse.node.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.Digest;

/** Our runtime for H5P content, and jQuery, on which such content is built. */
final class PlayFiles {
    static final String PREFIX = "/play/";

    /** The version is in the address, so that a browser may keep what it has. */
    private static final String JQUERY = "jquery-1.12.4.js";

    private static final String JQUERY_IN_JAR = "/META-INF/resources/webjars/jquery/1.12.4/jquery.min.js";
    private static final String CACHED_A_MONTH = "max-age=2592000";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    /** An exercise's page is nobody's: a browser asks for its fonts as a stranger, and shows them where that is permitted. */
    private static final Response ICONS = own("icons.woff", "font/woff").with("access-control-allow-origin", "*");

    private final Map<String, Response> files = Map.of(
            "events.js", own("events.js", SCRIPT),
            "core.js", own("core.js", SCRIPT),
            "shelter.js", own("shelter.js", SCRIPT),
            "tools.js", own("tools.js", SCRIPT),
            "screen.js", own("screen.js", SCRIPT),
            "start.js", own("start.js", SCRIPT),
            "play.css", own("play.css", "text/css; charset=utf-8"),
            "icons.woff", ICONS);

    /** What stands at {@code path}, which begins with {@link #PREFIX}. */
    Optional<Response> find(String path) {
        var name = path.substring(PREFIX.length());
        // It is read when it is asked for: few schools play exercises all day, and browsers keep it.
        return name.equals(JQUERY)
                ? Optional.of(file(JQUERY_IN_JAR, SCRIPT).with("cache-control", CACHED_A_MONTH))
                : Optional.ofNullable(files.get(name));
    }

    private static Response own(String name, String contentType) {
        return file("play/" + name, contentType)
                .with("cache-control", Furniture.CACHED_AN_HOUR)
                .sameForEverybody();
    }

    private static Response file(String name, String contentType) {
        try (var in = PlayFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + name);
            }
            var content = in.readAllBytes();
            return Response.ok(new Body.Bytes(ByteBuffer.wrap(content)), contentType)
                    .withEtag(Replies.validator(Digest.ofContent(content)))
                    .with("x-content-type-options", "nosniff");
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
