package org.packhorse.adminui.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.adminui.port.TeacherShelf;
import org.packhorse.adminui.session.FormTokens;
import org.packhorse.adminui.session.Sessions;
import org.packhorse.adminui.session.TeacherDoor;
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

    private static final SentForm.Read NOTHING = new SentForm.Read(Map.of());

    private final TeacherShelf shelf;
    private final FormTokens tokens;
    private final Sessions sessions;
    private final StagedFiles staged;
    private final Room room;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** @param staged what has come in pieces before its form */
    FileForm(TeacherShelf shelf, TeacherDoor door, StagedFiles staged, Room room) {
        this.shelf = shelf;
        this.tokens = door.tokens();
        this.sessions = door.sessions();
        this.staged = staged;
        this.room = room;
    }

    /** What became of a form with a file. */
    sealed interface Received {}

    /** It is not one of our forms. */
    record NotOurs() implements Received {}

    /** It is, with what was typed as far as it was read. */
    record Ours(SentForm.Read typed, ShelfOutcome outcome) implements Received {}

    /** Takes a file that is there, with what was typed in its form. */
    @FunctionalInterface
    interface Taking {
        ShelfOutcome take(SentForm.Read typed, SentFile file);
    }

    /** Receives a file as large as the device takes. */
    Received receive(Request request, Visitor visitor, Taking taking) {
        return receive(request, visitor, new Purpose(shelf.view().fileBytesLimit(), ShelfProblem.TOO_LARGE, taking));
    }

    /** Receives subtitles. */
    Received receiveSubtitles(Request request, Visitor visitor, Taking taking) {
        // Most likely it is the film.
        return receive(
                request, visitor, new Purpose(TeacherShelf.SUBTITLES_BYTES_LIMIT, ShelfProblem.NOT_SUBTITLES, taking));
    }

    /**
     * What a file is sent for.
     *
     * @param tooLarge what is said of one beyond the limit
     */
    private record Purpose(long limitBytes, ShelfProblem tooLarge, Taking taking) {}

    private Received receive(Request request, Visitor visitor, Purpose purpose) {
        // While the file is stored nothing moves on the connection, and that is no reason to give it up.
        request.addIdleTimeoutListener(_ -> false);
        if (request.getLength() < 0) {
            return new NotOurs();
        }
        if (request.getLength() > READ_BYTES_LIMIT) {
            return new Ours(NOTHING, ShelfOutcome.refused(purpose.tooLarge()));
        }
        try {
            return receiveNow(request, visitor, purpose);
        } catch (IOException e) {
            // Phones leave the Wi-Fi half-way; a page of stack for each would wear the card.
            LOG.atWarn()
                    .addKeyValue("because", e)
                    .addKeyValue("why", e.getCause())
                    .log("a file could not be received");
            return new Ours(NOTHING, ShelfOutcome.refused(ShelfProblem.FAULT));
        }
    }

    private Received receiveNow(Request request, Visitor visitor, Purpose purpose) throws IOException {
        long bytes = Math.max(0, request.getLength() - FormParts.REST_BYTES);
        if (bytes > purpose.limitBytes()) {
            return refuse(request, visitor, ShelfOutcome.refused(purpose.tooLarge()));
        }
        if (room.forBytes(bytes) instanceof ShelfOutcome.Refused refused) {
            return refuse(request, visitor, refused);
        }
        if (!places.tryAcquire()) {
            return refuse(request, visitor, ShelfOutcome.refused(ShelfProblem.BUSY));
        }
        try (var sent = SentFile.receive(request, shelf.uploads(), purpose.limitBytes(), () -> stay(visitor))) {
            return received(
                    visitor,
                    sent.fields(),
                    typed -> typed.value("staged").isEmpty() ? take(purpose, typed, sent) : takeStaged(purpose, typed));
        } finally {
            places.release();
        }
    }

    /** Whoever sends a film for an hour has not gone away. */
    private void stay(Visitor visitor) {
        sessions.use(visitor.secretName());
    }

    private ShelfOutcome take(Purpose purpose, SentForm.Read typed, SentFile sent) {
        if (sent.problem().isEmpty()) {
            return purpose.taking().take(typed, sent);
        }
        if (sent.problem().get() == ShelfProblem.TOO_LARGE) {
            return new ShelfOutcome.Refused(purpose.tooLarge(), "");
        }
        // Where it could not be written it may be that others have filled the device meanwhile.
        return orElse(room.forBytes(0), () -> ShelfOutcome.refused(ShelfProblem.FAULT));
    }

    private static ShelfOutcome orElse(ShelfOutcome room, Supplier<ShelfOutcome> outcome) {
        return room instanceof ShelfOutcome.Refused ? room : outcome.get();
    }

    /** Takes what has come in pieces. Where it has not, there may be no room for it. */
    private ShelfOutcome takeStaged(Purpose purpose, SentForm.Read typed) {
        var name = typed.value("staged");
        long bytes = Math.max(0, Pieces.size(typed.value("staged-size")));
        return staged.take(name, bytes, typed, content -> takeStaged(purpose, typed, content))
                .orElseGet(() -> orElse(room.forFile(name, bytes), () -> ShelfOutcome.refused(ShelfProblem.NO_FILE)));
    }

    private ShelfOutcome takeStaged(Purpose purpose, SentForm.Read typed, Path content) {
        var sent = new SentFile(typed, typed.value("staged-name"), content, Optional.empty());
        // Others may have filled the device since it came, and it will be in the store, too.
        long bytes = Pieces.size(typed.value("staged-size"));
        return orElse(
                room.forFile(typed.value("staged"), bytes),
                () -> purpose.taking().take(typed, sent));
    }

    private Received refuse(Request request, Visitor visitor, ShelfOutcome why) throws IOException {
        var parts = FormParts.read(request, OutputStream.nullOutputStream());
        return received(visitor, parts.fields(), _ -> why);
    }

    private Received received(Visitor visitor, SentForm.Read typed, Function<SentForm.Read, ShelfOutcome> outcome) {
        return tokens.fits(typed.value("token"), visitor.secretName())
                ? new Ours(typed, outcome.apply(typed))
                : new NotOurs();
    }
}
