package org.packhorse.node.takehome;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.assembly.RebuildTurns;
import org.packhorse.node.transport.Body;

/** Gives content as ZIPs. Any thread. */
public final class TakeHome {
    /** Ranges of the same few are asked for again and again; a layout takes 1.5 MB at most. */
    private static final int KEPT = 3;

    /** Laying out 100,000 files takes a small board some seconds; one is laid out at a time. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** For a page that only shows the size; it can say that there is none yet. */
    private static final Duration PAGES_PATIENCE = Duration.ZERO;

    private final Sources sources;
    private final TakingTurns turns = new TakingTurns(TakingTurns.USUAL_PATIENCE);
    private final ReentrantLock laying = new ReentrantLock(true);
    private final LinkedHashMap<String, Zip> kept = new LinkedHashMap<>(8, 0.75f, true);

    /** Of what {@code contents} finds; containers are put together when {@code rebuilding} has room. */
    public TakeHome(FileContents contents, RebuildTurns rebuilding) {
        this.sources = new Sources(contents, rebuilding);
    }

    /** Makes what is to be laid out. */
    @FunctionalInterface
    public interface ParcelMaker {
        /** The same each time for the same name. */
        Parcel make() throws IOException;
    }

    /** What came of laying something out. */
    public sealed interface Laid {
        /** It can be taken. */
        record Ready(Zip zip) implements Laid {}

        /** It has more than {@code limit} files, and must be taken in parts. */
        record TooMany(int limit) implements Laid {}

        /** Too much else is being laid out. */
        record Busy() implements Laid {}
    }

    /** The ZIP called {@code name}, which says everything that its bytes depend on; {@code maker} is asked where it is not kept. */
    public Laid lay(String name, ParcelMaker maker) throws IOException {
        return lay(name, maker, PATIENCE);
    }

    /** The same without waiting for what is being laid out for others. */
    public Laid layNow(String name, ParcelMaker maker) throws IOException {
        return lay(name, maker, PAGES_PATIENCE);
    }

    private Laid lay(String name, ParcelMaker maker, Duration patience) throws IOException {
        var known = findKept(name);
        if (known.isPresent()) {
            return new Laid.Ready(known.get());
        }
        try {
            if (!laying.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Laid.Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("laying out a ZIP was given up");
        }
        try {
            var earlier = findKept(name);
            if (earlier.isPresent()) {
                return new Laid.Ready(earlier.get());
            }
            var zip = Zip.of(maker.make(), sources);
            zip.ifPresent(laid -> keep(name, laid));
            return zip.<Laid>map(Laid.Ready::new).orElseGet(() -> new Laid.TooMany(Layout.MEMBER_LIMIT));
        } finally {
            laying.unlock();
        }
    }

    /** What is kept is found while another is being laid out. */
    private Optional<Zip> findKept(String name) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(name));
        }
    }

    private void keep(String name, Zip zip) {
        synchronized (kept) {
            // An older version is nobody's any more, and its list of resources may be megabytes.
            kept.values().removeIf(zip::isNewerThan);
            kept.put(name, zip);
            if (kept.size() > KEPT) {
                kept.pollFirstEntry();
            }
        }
    }

    /** What is laid out under {@code name} is no longer right. */
    private void forget(String name) {
        synchronized (kept) {
            kept.remove(name);
        }
    }

    /**
     * {@code zip}, laid out under {@code name}, as an answer to {@code client}; empty where the client takes something already, or too many do.
     *
     * @param goesOn whether the client takes up what was cut
     */
    public Optional<Body> give(String name, Zip zip, InetAddress client, boolean goesOn) throws IOException {
        return turns.take(client, name, goesOn)
                .map(turn -> new Body.Made(zip.sizeBytes(), new Giving(name, zip, turn)));
    }

    /** One answer. */
    private final class Giving implements Body.ByteMaker {
        private final String name;
        private final Zip zip;
        private final TakingTurns.Turn turn;

        Giving(String name, Zip zip, TakingTurns.Turn turn) {
            this.name = name;
            this.zip = zip;
            this.turn = turn;
        }

        @Override
        public InputStream open(long offset) throws IOException {
            return new FilterInputStream(zip.open(offset)) {
                @Override
                public int read(byte[] into, int start, int length) throws IOException {
                    if (turn.isEnded()) {
                        throw new IOException("the same reader has taken it up again");
                    }
                    try {
                        return super.read(into, start, length);
                    } catch (IOException e) {
                        forget(name);
                        throw e;
                    }
                }
            };
        }

        @Override
        public void close() {
            turn.end();
        }
    }
}
