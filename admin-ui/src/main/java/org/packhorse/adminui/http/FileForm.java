package org.packhorse.adminui.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.server.Request;
import org.packhorse.adminui.page.TeacherPage;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.adminui.port.TeacherShelf;
import org.packhorse.adminui.session.FormTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives files from teachers who are signed in: size and room are looked at before the first byte is kept. */
final class FileForm {
    private static final Logger LOG = LoggerFactory.getLogger(FileForm.class);

    /** A phone's Wi-Fi and a card have no more to give. */
    private static final int AT_ONCE = 2;

    /**
     * Browsers show no answer before they have sent everything; what is refused is read to its end and dropped, up to here. Beyond, the connection
     * ends, and the browser says so.
     */
    private static final long DROPPED_BYTES = 2L << 30;

    private final TeacherShelf shelf;
    private final FormTokens tokens;
    private final Semaphore places = new Semaphore(AT_ONCE);

    FileForm(TeacherShelf shelf, FormTokens tokens) {
        this.shelf = shelf;
        this.tokens = tokens;
    }

    /** What became of a form with a file. */
    sealed interface Received {}

    /** It is not one of our forms. */
    record NotOurs() implements Received {}

    /** It is, with what was typed as far as it was read. */
    record Ours(NewItem typed, ShelfOutcome outcome) implements Received {}

    Received receive(Request request, Visitor visitor) {
        // While the file is stored nothing moves on the connection, and that is no reason to give it up.
        request.addIdleTimeoutListener(_ -> false);
        var untyped = TeacherPage.untyped(visitor.words());
        if (request.getLength() < 0) {
            return new NotOurs();
        }
        var room = shelf.roomFor(Math.max(0, request.getLength() - SentFile.REST_BYTES));
        if (room instanceof ShelfOutcome.Refused) {
            drop(request);
            return new Ours(untyped, room);
        }
        if (!places.tryAcquire()) {
            drop(request);
            return new Ours(untyped, ShelfOutcome.refused(ShelfProblem.BUSY));
        }
        try (var sent = SentFile.receive(request, shelf.uploads(), shelf.view().fileBytesLimit())) {
            if (!tokens.fits(sent.fields().value("token"), visitor.secretName())) {
                return new NotOurs();
            }
            var typed = TeacherForms.typed(sent.fields());
            return new Ours(typed, shelf.addFile(typed, sent.name(), sent.content()));
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("a file could not be received");
            drop(request);
            return new Ours(untyped, ShelfOutcome.refused(ShelfProblem.FAULT));
        } finally {
            places.release();
        }
    }

    private static void drop(Request request) {
        if (request.getLength() > DROPPED_BYTES) {
            return;
        }
        try (var body = Request.asInputStream(request)) {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("a file that was refused broke off");
        }
    }
}
