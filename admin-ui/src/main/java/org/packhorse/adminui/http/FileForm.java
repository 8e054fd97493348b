package org.packhorse.adminui.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
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
     * Browsers show no answer before they have sent everything; what is refused is read to its end, for what was typed, up to here. Beyond, the
     * connection ends, and the browser says so.
     */
    private static final long READ_BYTES_LIMIT = 2L << 30;

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
        if (request.getLength() < 0) {
            return new NotOurs();
        }
        var untyped = TeacherPage.untyped(visitor.words());
        if (request.getLength() > READ_BYTES_LIMIT) {
            return new Ours(untyped, ShelfOutcome.refused(ShelfProblem.TOO_LARGE));
        }
        try {
            return receive(request, visitor, shelf.roomFor(Math.max(0, request.getLength() - FormParts.REST_BYTES)));
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("a file could not be received");
            return new Ours(untyped, ShelfOutcome.refused(ShelfProblem.FAULT));
        }
    }

    private Received receive(Request request, Visitor visitor, ShelfOutcome room) throws IOException {
        if (room instanceof ShelfOutcome.Refused) {
            return refuse(request, visitor, room);
        }
        if (!places.tryAcquire()) {
            return refuse(request, visitor, ShelfOutcome.refused(ShelfProblem.BUSY));
        }
        try (var sent = SentFile.receive(request, shelf.uploads(), shelf.view().fileBytesLimit())) {
            return received(visitor, sent.fields(), typed -> add(typed, sent));
        } finally {
            places.release();
        }
    }

    private ShelfOutcome add(NewItem typed, SentFile sent) {
        if (sent.problem().isEmpty()) {
            return shelf.addFile(typed, sent.name(), sent.content());
        }
        // Where it could not be written it may be that others have filled the device meanwhile.
        var room = shelf.roomFor(0);
        return sent.problem().get() == ShelfProblem.FAULT && room instanceof ShelfOutcome.Refused
                ? room
                : ShelfOutcome.refused(sent.problem().get());
    }

    private Received refuse(Request request, Visitor visitor, ShelfOutcome why) throws IOException {
        var parts = FormParts.read(request, OutputStream.nullOutputStream());
        return received(visitor, parts.fields(), _ -> why);
    }

    private Received received(Visitor visitor, SentForm.Read fields, Function<NewItem, ShelfOutcome> outcome) {
        if (!tokens.fits(fields.value("token"), visitor.secretName())) {
            return new NotOurs();
        }
        var typed = TeacherForms.typed(fields);
        return new Ours(typed, outcome.apply(typed));
    }
}
