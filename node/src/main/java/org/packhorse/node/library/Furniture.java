package org.packhorse.node.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.Digest;

/** The few files that belong to the pages themselves. */
final class Furniture {
    /** After an update of the program a page looks old for no longer than this. */
    static final String CACHED_AN_HOUR = "max-age=3600";

    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final PdfViewer viewer = new PdfViewer();
    private final PlayFiles playing = new PlayFiles();
    private final Response style = file("style.css", "text/css; charset=utf-8");
    private final Response dark = file("dark.css", "text/css; charset=utf-8");
    private final Response suggest = file("suggest.js", SCRIPT);
    private final Response icon = file("icon.svg", "image/svg+xml");
    private final Response kinds = file("kinds.svg", "image/svg+xml");
    private final Response copy = file("copy.js", SCRIPT);
    private final Response reading = file("reading.css", "text/css; charset=utf-8");
    private final Response choice = file("viewer.js", SCRIPT);
    private final Response media = file("media.js", SCRIPT);
    private final Response paper = file("paper.js", SCRIPT);
    private final Response robots = text("User-agent: *\nDisallow: /\n");

    /** What stands at {@code path}. */
    Optional<Response> find(String path) throws IOException {
        return switch (path) {
            case "/style.css" -> Optional.of(style);
            case "/dark.css" -> Optional.of(dark);
            case "/suggest.js" -> Optional.of(suggest);
            case "/icon.svg" -> Optional.of(icon);
            case "/kinds.svg" -> Optional.of(kinds);
            case "/copy.js" -> Optional.of(copy);
            case "/favicon.ico" -> Optional.of(Response.redirect(301, "/icon.svg"));
            case "/reading.css" -> Optional.of(reading);
            case "/viewer.js" -> Optional.of(choice);
            case "/media.js" -> Optional.of(media);
            case "/paper.js" -> Optional.of(paper);
            case "/robots.txt" -> Optional.of(robots);
            default -> path.startsWith(PlayFiles.PREFIX) ? playing.find(path) : pdf(path);
        };
    }

    private Optional<Response> pdf(String path) throws IOException {
        return path.startsWith(PdfViewer.PREFIX) ? viewer.find(path) : Optional.empty();
    }

    private static Response file(String name, String contentType) {
        try (var in = Furniture.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + name);
            }
            return lasting(in.readAllBytes(), contentType);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static Response text(String text) {
        return lasting(text.getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8");
    }

    private static Response lasting(byte[] content, String contentType) {
        return Response.ok(new Body.Bytes(ByteBuffer.wrap(content)), contentType)
                .withEtag(Replies.validator(Digest.ofContent(content)))
                .with("cache-control", CACHED_AN_HOUR)
                .with("x-content-type-options", "nosniff")
                .sameForEverybody();
    }
}
