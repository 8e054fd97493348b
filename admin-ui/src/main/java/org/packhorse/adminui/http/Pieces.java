package org.packhorse.adminui.http;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.ShelfProblem;
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
    static final int LIMIT_BYTES = 128 * 1024;

    /** Half a megabyte of the heap. */
    private static final int AT_ONCE = 4;

    private final Room room;
    private final FormTokens tokens;
    private final StagedFiles staged;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Pieces(Room room, FormTokens tokens, StagedFiles staged) {
        this.room = room;
        this.tokens = tokens;
        this.staged = staged;
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
                receiveNow(request, answer);
            } finally {
                places.release();
            }
        }
    }

    private void receiveNow(Request request, Answer answer) {
        var query = Query.of(request);
        var name = query.value("file");
        long from = size(query.value("at"));
        long size = size(query.value("size"));
        int length = Math.clamp(request.getLength(), -1, LIMIT_BYTES + 1);
        boolean isOne = StagedFiles.isName(name) && from >= 0 && from + length <= size;
        if (!isOne || length < 0 || length > LIMIT_BYTES) {
            answer.empty(HttpStatus.BAD_REQUEST_400);
            return;
        }
        try (var body = Request.asInputStream(request)) {
            if (room.forFile(name, size) instanceof ShelfOutcome.Refused refused) {
                answer.empty(
                        refused.problem() == ShelfProblem.BUSY
                                ? HttpStatus.SERVICE_UNAVAILABLE_503
                                : HttpStatus.UNPROCESSABLE_ENTITY_422);
                return;
            }
            var piece = body.readNBytes(length);
            if (piece.length < length) {
                throw new IOException("it broke off");
            }
            long there = staged.add(name, from, piece);
            answer.text(HttpStatus.OK_200, "text/plain", Long.toString(there));
        } catch (IOException e) {
            LOG.atInfo().addKeyValue("because", e).log("a piece of a file could not be received");
            answer.empty(HttpStatus.SERVICE_UNAVAILABLE_503);
        }
    }
}
