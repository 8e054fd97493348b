package org.packhorse.adminui.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.session.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that come piece by piece, because the Wi-Fi breaks more often than a film takes: a piece is there whole or not at all, and the phone goes on
 * where it was. They are kept until they are taken, as long as whoever sends them is signed in, in a folder that is cleared at each start; who has
 * just been taken is remembered, so that a form that is sent twice is answered twice. Guarded by itself.
 */
final class StagedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(StagedFiles.class);

    /** Two at a time, and as many that somebody gave up; the one untouched for longest makes room. */
    private static final int LIMIT = 4;

    private final Path folder;
    private final Sessions sessions;
    private final Executor later;
    private final Map<Key, Staged> files = new LinkedHashMap<>(LIMIT, 1, true);

    /**
     * None yet.
     *
     * @param folder where they are kept
     * @param sessions who is signed in
     * @param later runs what it is given when no session of now can be open
     */
    StagedFiles(Path folder, Sessions sessions, Executor later) {
        this.folder = folder;
        this.sessions = sessions;
        this.later = later;
    }

    /**
     * A file of one sender.
     *
     * @param sender the secret name of the session
     * @param file another one for each file that one sends
     */
    record Key(String sender, String file) {}

    /** What there is of it. */
    private sealed interface Staged {}

    private record Arriving(Path content, long bytes) implements Staged {}

    /** @param typed what its form said */
    private record Taken(SentForm.Read typed, ShelfOutcome outcome) implements Staged {}

    /** How many bytes of {@code key} are there. */
    synchronized long bytes(Key key) {
        return files.get(key) instanceof Arriving(var _, long bytes) ? bytes : 0;
    }

    /** Adds {@code piece}, where {@code from} is what there is, and tells how many bytes there are now. */
    synchronized long add(Key key, long from, byte[] piece) throws IOException {
        long bytes = bytes(key);
        if (from != bytes || piece.length == 0) {
            return bytes;
        }
        var content = files.get(key) instanceof Arriving(var path, long _) ? path : begin();
        try (var file = FileChannel.open(content, StandardOpenOption.WRITE)) {
            // Over what is left of a piece for which there was no room.
            file.position(from);
            for (var left = ByteBuffer.wrap(piece); left.hasRemaining(); ) {
                file.write(left);
            }
        }
        files.put(key, new Arriving(content, from + piece.length));
        return from + piece.length;
    }

    private Path begin() throws IOException {
        tidy();
        if (files.size() >= LIMIT) {
            discard(files.keySet().iterator().next());
        }
        later.execute(this::tidy);
        return Files.createTempFile(folder, "staged", ".tmp");
    }

    /** Gives up what nobody can go on with any more. */
    private synchronized void tidy() {
        for (var key : files.keySet().toArray(Key[]::new)) {
            if (!sessions.isOpen(key.sender())) {
                discard(key);
            }
        }
    }

    private void discard(Key key) {
        if (files.remove(key) instanceof Arriving(var content, long _)) {
            try {
                Files.deleteIfExists(content);
            } catch (IOException e) {
                LOG.atWarn().setCause(e).log("a file that was not taken cannot be removed");
            }
        }
    }

    /** Takes a file that is there. */
    @FunctionalInterface
    interface Taking {
        ShelfOutcome take(Path content);
    }

    /** What becomes of the file of {@code bytes}, and became of it if {@code typed} comes again; empty where it is not there as a whole. What is refused stays. */
    synchronized Optional<ShelfOutcome> take(Key key, long bytes, SentForm.Read typed, Taking taking) {
        if (files.get(key) instanceof Taken(var before, var outcome)) {
            return before.equals(typed) ? Optional.of(outcome) : Optional.empty();
        }
        if (!(files.get(key) instanceof Arriving(var content, long there)) || there != bytes) {
            return Optional.empty();
        }
        var outcome = taking.take(content);
        if (outcome instanceof ShelfOutcome.Done) {
            discard(key);
            files.put(key, new Taken(typed, outcome));
        }
        return Optional.of(outcome);
    }
}
