package org.packhorse.adminui.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Blocker;

/**
 * A form with a file (RFC 7578), received into a folder: however large, it is never in memory. Closing deletes the file.
 *
 * @param fields what was typed
 * @param name what its sender calls the file; empty where none was chosen
 * @param content the file; empty where none was chosen
 */
record SentFile(SentForm.Read fields, String name, Path content) implements AutoCloseable {
    /** Ours has ten. */
    private static final int PARTS_LIMIT = 16;

    /** A description of 1,000 characters of four bytes; a longer field ends the form. Files up to this size are in memory for a moment. */
    private static final int FIELD_BYTES = 8 * 1024;

    /** All that is not the file. */
    static final int REST_BYTES = PARTS_LIMIT * FIELD_BYTES;

    private static final String FILE = "file";

    /**
     * Receives the body of {@code request} into {@code folder}; waits for it, on a virtual thread, as long as something comes.
     *
     * @throws IOException where it is cut off, is no such form, or has more than {@code limitBytes}
     */
    static SentFile receive(Request request, Path folder, long limitBytes) throws IOException {
        var boundary =
                MultiPart.extractBoundary(String.valueOf(request.getHeaders().get(HttpHeader.CONTENT_TYPE)));
        if (boundary == null) {
            throw new IOException("no boundary");
        }
        var parser = new MultiPartFormData.Parser(boundary);
        parser.setFilesDirectory(folder);
        parser.setMaxParts(PARTS_LIMIT);
        parser.setMaxLength(limitBytes + REST_BYTES);
        parser.setMaxFileSize(limitBytes);
        parser.setMaxMemoryFileSize(FIELD_BYTES);
        // What was typed stays in memory, where it may have this size and no more.
        parser.setUseFilesForPartsWithoutFileName(false);
        try (var parts = Blocker.<MultiPartFormData.Parts>blockWithPromise(promise -> parser.parse(request, promise))) {
            return of(parts, folder);
        } catch (RuntimeException e) {
            // What Jetty throws at forms that are too long or no forms at all.
            throw new IOException("the form cannot be read: " + e.getMessage(), e);
        }
    }

    private static SentFile of(MultiPartFormData.Parts parts, Path folder) throws IOException {
        Map<String, String> fields = new HashMap<>();
        for (var part : parts) {
            if (part.getFileName() == null && part.getName() != null) {
                // Whatever encoding the part says it has: our pages are sent in this one.
                fields.putIfAbsent(
                        part.getName(), Content.Source.asString(part.getContentSource(), StandardCharsets.UTF_8));
            }
        }
        var content = Files.createTempFile(folder, "received", ".tmp");
        var file = parts.getFirst(FILE);
        if (file != null && file.getFileName() != null) {
            Files.delete(content);
            file.writeTo(content);
        }
        var name = file == null || file.getFileName() == null ? "" : file.getFileName();
        return new SentFile(new SentForm.Read(fields), name, content);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(content);
    }
}
