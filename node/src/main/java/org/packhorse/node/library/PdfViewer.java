package org.packhorse.node.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.Response;

/**
 * The files of pdf.js that our page with a PDF asks for, from the library's own jar. Few readers need them, each once, so they are read when they
 * are asked for and not kept.
 */
final class PdfViewer {
    /** The version is in the address, so that a browser may keep what it has. */
    static final String PREFIX = "/pdfjs/2.16.105/";

    private static final String JAR = "/META-INF/resources/webjars/pdfjs-dist/2.16.105/";
    private static final String CACHED_A_MONTH = "max-age=2592000";
    private static final Pattern CHARACTERS = Pattern.compile("cmaps/([A-Za-z0-9-]{1,40}\\.bcmap)");
    private static final Pattern FONT = Pattern.compile("fonts/([A-Za-z0-9-]{1,40}\\.(?:pfb|ttf))");

    /** What stands at {@code path}, which begins with {@link #PREFIX}. */
    Optional<Response> find(String path) throws IOException {
        var name = path.substring(PREFIX.length());
        if (name.equals("pdf.js")) {
            return file("legacy/build/pdf.min.js", "text/javascript; charset=utf-8");
        }
        if (name.equals("pdf.worker.js")) {
            return file("legacy/build/pdf.worker.min.js", "text/javascript; charset=utf-8");
        }
        var characters = CHARACTERS.matcher(name);
        if (characters.matches()) {
            return file("cmaps/" + characters.group(1), "application/octet-stream");
        }
        var font = FONT.matcher(name);
        return font.matches() ? file("standard_fonts/" + font.group(1), "application/octet-stream") : Optional.empty();
    }

    private static Optional<Response> file(String name, String contentType) throws IOException {
        try (var in = PdfViewer.class.getResourceAsStream(JAR + name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(Response.ok(new Body.Bytes(ByteBuffer.wrap(in.readAllBytes())), contentType)
                            .with("cache-control", CACHED_A_MONTH)
                            .with("x-content-type-options", "nosniff"));
        }
    }
}
