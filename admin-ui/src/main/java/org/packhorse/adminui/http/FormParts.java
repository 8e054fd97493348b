package org.packhorse.adminui.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Takes a form with a file (RFC 7578) apart while it comes: what was typed stays in memory, so that it can be shown again whatever becomes of the
 * file, which goes elsewhere or nowhere. Used once, by one thread.
 */
final class FormParts extends MultiPart.AbstractPartsListener {
    /** Ours has thirteen. */
    private static final int PARTS_LIMIT = 16;

    /** Of all that was typed together: the beginning of what is too long for any field, and far more than fits into all of them. */
    static final int TYPED_BYTES_LIMIT = 128 * 1024;

    /** With the headers of each part, all that is not the file. */
    static final int REST_BYTES = TYPED_BYTES_LIMIT + PARTS_LIMIT * 1024;

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final String FILE = "file";

    private final OutputStream file;
    private final Map<String, ByteArrayOutputStream> typed = new HashMap<>();
    private int typedBytes;
    private String fileName = "";
    private boolean isComplete;
    private @Nullable Throwable failure;

    private FormParts(OutputStream file) {
        this.file = file;
    }

    /**
     * Reads the body of {@code request} to its end, since browsers show no answer before they have sent everything; waits for it, on a virtual
     * thread, as long as something comes.
     *
     * @param file takes the file's bytes
     * @throws IOException where it is cut off or no such form, or {@code file} fails
     */
    static FormParts read(Request request, OutputStream file) throws IOException {
        var parts = new FormParts(file);
        try (var body = Request.asInputStream(request)) {
            parts.read(String.valueOf(request.getHeaders().get(HttpHeader.CONTENT_TYPE)), body);
        }
        if (!parts.isComplete) {
            throw new IOException("the form cannot be read", parts.failure);
        }
        return parts;
    }

    private void read(String contentType, InputStream body) throws IOException {
        var boundary = MultiPart.extractBoundary(contentType);
        if (boundary == null) {
            body.transferTo(OutputStream.nullOutputStream());
            return;
        }
        var parser = new MultiPart.Parser(boundary, this);
        parser.setMaxParts(PARTS_LIMIT);
        var buffer = new byte[BUFFER_BYTES];
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            if (failure == null) {
                parser.parse(Content.Chunk.from(ByteBuffer.wrap(buffer, 0, n), false));
            }
        }
        if (failure == null) {
            parser.parse(Content.Chunk.EOF);
        }
    }

    /** What was typed, by the names of its fields, of each the beginning. */
    SentForm.Read fields() {
        var fields = new HashMap<String, String>();
        // Whatever encoding a part says it has: our pages are sent in this one.
        typed.forEach((name, bytes) -> fields.put(name, bytes.toString(StandardCharsets.UTF_8)));
        return new SentForm.Read(fields);
    }

    /** What its sender calls the file; empty where none was chosen. */
    String fileName() {
        return fileName;
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
        var bytes = new byte[chunk.getByteBuffer().remaining()];
        chunk.getByteBuffer().get(bytes);
        if (getFileName() == null) {
            int kept = Math.min(bytes.length, TYPED_BYTES_LIMIT - typedBytes);
            typedBytes += kept;
            typed.computeIfAbsent(String.valueOf(getName()), _ -> new ByteArrayOutputStream())
                    .write(bytes, 0, kept);
        } else if (FILE.equals(getName())) {
            try {
                file.write(bytes);
            } catch (IOException e) {
                onFailure(e);
            }
        }
    }

    @Override
    public void onPart(@Nullable String name, @Nullable String sentFileName, HttpFields headers) {
        if (FILE.equals(name) && sentFileName != null) {
            fileName = sentFileName;
        }
    }

    @Override
    public void onComplete() {
        isComplete = failure == null;
    }

    @Override
    public void onFailure(Throwable cause) {
        failure = failure == null ? cause : failure;
    }
}
