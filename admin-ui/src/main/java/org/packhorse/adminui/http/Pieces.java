package org.packhorse.adminui.http;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.TeacherShelf;
import org.packhorse.adminui.session.FormTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives pieces of files from our own script. {@code POST /teacher/pieces?file=NAME&at=BYTES&size=BYTES} with the form's token in {@value #TOKEN} is
 * answered by the number of bytes that are there; one without a body asks for that. What is refused (4xx) is told in words when the form is sent.
 */
final class Pieces {
    private static final Logger LOG = LoggerFactory.getLogger(Pieces.class);

    static final String TOKEN = "X-Form-Token";

    /** What a break costs, and what is in memory for each that comes. */
    private static final int LIMIT_BYTES = 128 * 1024;

    /** Half a megabyte of the heap. */
    private static final int AT_ONCE = 4;

    private final TeacherShelf shelf;
    private final FormTokens tokens;
    private final StagedFiles staged;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Pieces(TeacherShelf shelf, FormTokens tokens, StagedFiles staged) {
        this.shelf = shelf;
        this.tokens = tokens;
        this.staged = staged;
    }

    /** The file that {@code visitor} calls {@code name}. */
    static StagedFiles.Key key(Visitor visitor, String name) {
        return new StagedFiles.Key(visitor.secretName(), name);
    }

    /** What {@code digits} are; -1 where they are no size of a file. */
    static long size(String digits) {
        return digits.matches("[0-9]{1,15}") ? Long.parseLong(digits) : -1;
    }

    void receive(Request request, Answer answer, Visitor visitor) {
        var token = String.valueOf(request.getHeaders().get(TOKEN));
        if (!visitor.signedIn() || !tokens.fits(token, visitor.secretName())) {
            answer.empty(HttpStatus.FORBIDDEN_403);
        } else if (!places.tryAcquire()) {
            answer.empty(HttpStatus.SERVICE_UNAVAILABLE_503);
        } else {
            try {
                receiveNow(request, answer, visitor);
            } finally {
                places.release();
            }
        }
    }

    private void receiveNow(Request request, Answer answer, Visitor visitor) {
        var query = Query.of(request);
        long from = size(query.value("at"));
        long size = size(query.value("size"));
        int length = Math.clamp(request.getLength(), -1, LIMIT_BYTES + 1);
        boolean isOne = query.value("file").matches("[0-9a-f]{16}") && from >= 0 && from + length <= size;
        if (!isOne || length < 0 || length > LIMIT_BYTES) {
            answer.empty(HttpStatus.BAD_REQUEST_400);
            return;
        }
        try (var body = Request.asInputStream(request)) {
            // As it will be in the store, beside what is still to come.
            if (shelf.roomFor(from == 0 ? size : size - from) instanceof ShelfOutcome.Refused) {
                answer.empty(HttpStatus.UNPROCESSABLE_ENTITY_422);
                return;
            }
            var piece = body.readNBytes(length);
            if (piece.length < length) {
                throw new IOException("it broke off");
            }
            long there = staged.add(key(visitor, query.value("file")), from, piece);
            answer.text(HttpStatus.OK_200, "text/plain", Long.toString(there));
        } catch (IOException e) {
            LOG.atInfo().addKeyValue("because", e).log("a piece of a file could not be received");
            answer.empty(HttpStatus.SERVICE_UNAVAILABLE_503);
        }
    }
}
