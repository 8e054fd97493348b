package org.packhorse.node.library;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.packhorse.node.assembly.FileContent;
import org.packhorse.node.assembly.RebuildTurns;
import org.packhorse.node.html.Encoding;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.FileEntry;

/**
 * How a browser is told to treat content that others made.
 *
 * <p>What can run scripts is sandboxed without {@code allow-same-origin}: it works with its own scripts, styles and media,
 * but in an origin of nobody, so it cannot act for the reader here, and it can load from this address only. Such a page asks
 * for fonts, modules and data as a stranger would, which {@code access-control-allow-origin} permits, for content is public.
 *
 * <p>PDF is let be: a viewer runs what scripts it has apart from every origin, so a sandbox adds nothing, and a browser that
 * refused to start its viewer in one would keep a lesson from its reader. (Chromium 156 shows it either way.)
 */
final class Presentation {
    private static final String SANDBOX = "sandbox allow-scripts allow-forms allow-modals allow-popups allow-downloads;"
            + " base-uri 'self'; form-action 'self'; default-src 'unsafe-inline' 'unsafe-eval' data: blob: 'self' ";

    /** Browsers never run scripts in these; everything that is not listed is sandboxed. */
    private static final Set<String> HARMLESS = Set.of(
            "application/pdf",
            "application/epub+zip",
            "application/zip",
            "application/json",
            "application/octet-stream",
            "text/css",
            "text/javascript",
            "text/plain",
            "text/vtt");

    /** What browsers would rather download, though people can read it. */
    private static final Set<String> SHOWN_AS_TEXT = Set.of("text/markdown", "text/csv");

    private final RebuildTurns rebuilding;

    /** Puts containers together when {@code rebuilding} has room. */
    Presentation(RebuildTurns rebuilding) {
        this.rebuilding = rebuilding;
    }

    /** A response to {@code request} with {@code content}, which {@code entry} stands for, likely in one of {@code languages}. */
    Response show(Request request, FileEntry entry, FileContent content, Encoding.Languages languages)
            throws IOException {
        var type = shownType(entry);
        var response = Response.ok(body(content), withCharset(type, content, languages))
                .with("x-content-type-options", "nosniff")
                .with("referrer-policy", "same-origin")
                .with("access-control-allow-origin", "*");
        return isHarmless(type)
                ? response
                : response.with("content-security-policy", SANDBOX + PolicySource.of(request));
    }

    private Body body(FileContent content) {
        return switch (content) {
            case FileContent.Stored(var blob) -> new Body.Stored(blob);
            case FileContent.Assembled made -> new Body.Made(made.sizeBytes(), offset -> rebuilding.open(made, offset));
        };
    }

    private static String shownType(FileEntry entry) {
        boolean text = SHOWN_AS_TEXT.contains(entry.mediaType())
                || entry.path().extension().equals("cnxml");
        return text ? "text/plain" : entry.mediaType();
    }

    /** Whatever ends as XML is read as XML, in which a script may stand, whatever it begins with. */
    static boolean isHarmless(String type) {
        boolean media = type.startsWith("audio/")
                || type.startsWith("video/")
                || type.startsWith("font/")
                || type.startsWith("image/");
        return HARMLESS.contains(type) || (media && !type.endsWith("xml"));
    }

    /** How text is written; but not of a page that says so itself: what the header says would overrule it. */
    private static String withCharset(String type, FileContent content, Encoding.Languages languages)
            throws IOException {
        if (!type.startsWith("text/")) {
            return type;
        }
        boolean markup = type.equals("text/html");
        try (var in = content.open(0)) {
            // Most pages say it at once, and the rest of them need not be unpacked.
            var head = in.readNBytes(Encoding.DECLARATION_BYTES);
            var declared = markup ? Encoding.declared(head) : Optional.<Charset>empty();
            if (declared.isPresent()) {
                return declared.get().equals(StandardCharsets.UTF_8) ? type + "; charset=utf-8" : type;
            }
            var beginning = Arrays.copyOf(head, Encoding.BEGINNING_BYTES);
            int length = head.length + in.readNBytes(beginning, head.length, beginning.length - head.length);
            var found = Encoding.ofBeginning(Arrays.copyOf(beginning, length), markup, languages);
            return type + "; charset=" + Encoding.label(found);
        }
    }
}
