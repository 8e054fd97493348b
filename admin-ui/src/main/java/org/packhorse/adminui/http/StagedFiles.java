package org.packhorse.adminui.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.TeacherShelf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that come piece by piece, because the Wi-Fi breaks more often than a film takes: a piece is there whole or not at all, and the phone goes on
 * where it was, also after a restart or when its teacher has to sign in again. Each is known by a name that only its page knows. They are kept until
 * they are taken, a day after their last piece at the most; what became of those taken last is remembered, so that a form that is sent twice is
 * answered twice. Any thread; the maps are guarded by this, and no file is waited for meanwhile.
 */
final class StagedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(StagedFiles.class);

    /** Two at a time, and as many that somebody gave up. */
    private static final int LIMIT = 4;

    private static final Duration KEPT_FOR = Duration.ofDays(1);

    /** Whoever is still at it sends or asks something every two minutes, however bad the Wi-Fi; all others make room for those who need it. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");

    private final Path folder;
    private final InstantSource clock;
    private final Executor later;
    private final Map<String, StagedFile> files = new HashMap<>();
    private final Map<String, Taken> taken = new LinkedHashMap<>();
    private boolean isTidyDue;

    /**
     * Those that are in {@code folder}.
     *
     * @param later runs what it is given in a day
     */
    StagedFiles(Path folder, InstantSource clock, Executor later) {
        this.folder = folder;
        this.clock = clock;
        this.later = later;
        resume();
    }

    /** @param typed what its form said */
    private record Taken(SentForm.Read typed, ShelfOutcome outcome) {
        static Optional<ShelfOutcome> outcome(Optional<Taken> taken, SentForm.Read typed) {
            return taken.filter(before -> before.typed().equals(typed)).map(Taken::outcome);
        }
    }

    private synchronized void resume() {
        try (var left = Files.newDirectoryStream(folder, "*" + TeacherShelf.STAGED)) {
            for (var file : left) {
                resume(file);
            }
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("what came of files before the start cannot be looked at");
        }
        while (files.size() > LIMIT && discardOldest(Duration.ZERO, "")) {
            // until there are as many as there may be
        }
        tidy();
    }

    private void resume(Path file) throws IOException {
        var called = file.getFileName().toString();
        var name = called.substring(0, called.length() - TeacherShelf.STAGED.length());
        var staged = StagedFile.resume(file);
        if (!isName(name) || staged.bytes() == 0) {
            staged.discard();
        } else {
            files.put(name, staged);
        }
    }

    /** Whether a page of ours may call a file {@code text}. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** How many bytes of the file {@code name} are there. */
    synchronized long bytes(String name) {
        var file = files.get(name);
        return file == null ? 0 : file.bytes();
    }

    /**
     * Adds {@code piece} to the file {@code name}, where {@code from} is what there is, and tells how many bytes there are now.
     *
     * @throws IOException where it can be tried again in a while
     */
    long add(String name, long from, byte[] piece) throws IOException {
        if (from != bytes(name) || piece.length == 0) {
            find(name).ifPresent(file -> file.touch(clock.instant()));
            return bytes(name);
        }
        return findOrBegin(name).add(from, piece, clock.instant());
    }

    private synchronized StagedFile findOrBegin(String name) throws IOException {
        var there = files.get(name);
        if (there != null) {
            return there;
        }
        tidy();
        if (files.size() >= LIMIT && !discardOldest(PATIENCE, "")) {
            throw new IOException("as many files as there may be are being sent");
        }
        var file = StagedFile.begin(folder.resolve(name + TeacherShelf.STAGED), clock.instant());
        files.put(name, file);
        taken.remove(name);
        tidyLater();
        return file;
    }

    /** Gives up one that nobody seems to go on with, but not {@code name}, for somebody who needs the room; tells whether there was one. */
    synchronized boolean makeRoom(String name) {
        return discardOldest(PATIENCE, name);
    }

    private boolean discardOldest(Duration term, String but) {
        var now = clock.instant();
        return files.entrySet().stream()
                .filter(file -> !file.getKey().equals(but) && file.getValue().isIdleFor(term, now))
                .sorted(Comparator.comparing(file -> file.getValue().last()))
                .map(Map.Entry::getKey)
                .toList()
                .stream()
                .anyMatch(this::discard);
    }

    private boolean discard(String name) {
        var file = files.get(name);
        boolean isGone = file != null && file.discard();
        return isGone && files.remove(name, file);
    }

    private void tidyLater() {
        if (!isTidyDue && !files.isEmpty()) {
            isTidyDue = true;
            later.execute(this::tidyNow);
        }
    }

    private synchronized void tidyNow() {
        isTidyDue = false;
        tidy();
    }

    /** Gives up what nobody has gone on with for too long. */
    private void tidy() {
        var now = clock.instant();
        Map.copyOf(files).forEach((name, file) -> {
            if (file.isIdleFor(KEPT_FOR, now)) {
                discard(name);
            }
        });
        tidyLater();
    }

    /** Takes a file that is there. */
    @FunctionalInterface
    interface Taking {
        ShelfOutcome take(Path content);
    }

    /**
     * What becomes of the file {@code name} of {@code bytes}, and became of it if {@code typed} comes again; empty where it is not there as a whole. What is
     * refused stays. Nobody waits for that but who sends a form with the same file.
     */
    Optional<ShelfOutcome> take(String name, long bytes, SentForm.Read typed, Taking taking) {
        var file = find(name);
        return file.isEmpty()
                ? Taken.outcome(findTaken(name), typed)
                : file.get().inTurn(content -> take(name, file.get(), bytes, typed, taking, content));
    }

    private Optional<ShelfOutcome> take(
            String name, StagedFile file, long bytes, SentForm.Read typed, Taking taking, Path content) {
        if (file.isGone()) {
            return Taken.outcome(findTaken(name), typed);
        }
        if (file.bytes() != bytes) {
            return Optional.empty();
        }
        var outcome = taking.take(content);
        if (outcome instanceof ShelfOutcome.Done) {
            remember(name, new Taken(typed, outcome));
        }
        return Optional.of(outcome);
    }

    private synchronized Optional<StagedFile> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private synchronized Optional<Taken> findTaken(String name) {
        return Optional.ofNullable(taken.get(name));
    }

    /** Whoever calls has the file's turn. */
    private synchronized void remember(String name, Taken outcome) {
        discard(name);
        taken.put(name, outcome);
        if (taken.size() > LIMIT) {
            taken.remove(taken.keySet().iterator().next());
        }
    }
}
