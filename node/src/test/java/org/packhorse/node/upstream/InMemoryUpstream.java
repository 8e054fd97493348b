package org.packhorse.node.upstream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.packhorse.protocol.exchange.Extent;
import org.packhorse.protocol.exchange.Extents;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.PlacedReceiver;
import org.packhorse.protocol.exchange.Receiver;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.Traffic;
import org.packhorse.protocol.exchange.Upstream;
import org.packhorse.protocol.exchange.UpstreamException;

/**
 * A repository in memory whose link and honesty a test decides. Files and faults may be changed from any thread.
 *
 * <p>Faults count handed-over bytes from the moment they are set, over all files; each strikes once, then the link works
 * again.
 */
public final class InMemoryUpstream implements Upstream {
    /** What every question and every answer costs beyond its bytes; an arbitrary, round figure. */
    public static final int HEADER_BYTES = 100;

    private static final int PIECE_BYTES = 4096;
    private static final int AHEAD_PIECES = 5;

    /** One question, as it was asked. */
    public record Asked(RepositoryPath path, long offset) {}

    private enum Fault {
        NONE,
        CUT,
        DOWN,
        STALL,
        GARBAGE
    }

    private final TreeMap<RepositoryPath, byte[]> files =
            new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    private final List<Asked> asked = new ArrayList<>();
    private Fault fault = Fault.NONE;
    private long bytesUntilFault;
    private boolean reachable = true;
    private CountDownLatch stalled = new CountDownLatch(1);
    private Traffic traffic = Traffic.NONE;
    private boolean scatters;

    /** Serves {@code content} at {@code path} from now on. */
    public synchronized void put(String path, byte[] content) {
        files.put(new RepositoryPath(path), content.clone());
    }

    /** Serves nothing at {@code path} any more. */
    public synchronized void remove(String path) {
        files.remove(new RepositoryPath(path));
    }

    /** All files as they are now, for {@link #goBackTo}. */
    public synchronized Map<RepositoryPath, byte[]> snapshot() {
        return Map.copyOf(files);
    }

    /** Serves exactly the files of an earlier {@link #snapshot}: an attacker's replay, or a restored backup. */
    public synchronized void goBackTo(Map<RepositoryPath, byte[]> snapshot) {
        files.clear();
        files.putAll(snapshot);
    }

    /** Flips one bit of the file at {@code path}. */
    public synchronized void damage(String path, int position) {
        var content = files.get(new RepositoryPath(path));
        if (content == null) {
            throw new IllegalArgumentException("there is no " + path);
        }
        var damaged = content.clone();
        damaged[position] ^= 1;
        files.put(new RepositoryPath(path), damaged);
    }

    /** Cuts the link after {@code bytes} more bytes of files. */
    public synchronized void cutAfter(long bytes) {
        set(Fault.CUT, bytes);
    }

    /** Cuts the link after {@code bytes} more bytes of files, and nobody answers until {@link #setReachable}. */
    public synchronized void goDownAfter(long bytes) {
        set(Fault.DOWN, bytes);
    }

    /** Falls silent after {@code bytes} more bytes of files, until the waiting thread is interrupted. */
    public synchronized void stallAfter(long bytes) {
        set(Fault.STALL, bytes);
    }

    /** Replaces one byte by another, wrong one after {@code bytes} more bytes of files. */
    public synchronized void garbageAfter(long bytes) {
        set(Fault.GARBAGE, bytes);
    }

    private void set(Fault next, long bytes) {
        fault = next;
        reachable = true;
        bytesUntilFault = bytes;
        stalled = new CountDownLatch(1);
    }

    /** Whether anybody answers from now on. */
    public synchronized void setReachable(boolean reachable) {
        this.reachable = reachable;
    }

    /** Whether what is missing of a file comes in another order than it stands there, as over several connections. */
    public synchronized void setScattering(boolean scattering) {
        scatters = scattering;
    }

    private synchronized boolean scatters() {
        return scatters;
    }

    /** Waits until a stall set by {@link #stallAfter} has struck. */
    public void awaitStall() throws InterruptedException {
        CountDownLatch latch;
        synchronized (this) {
            latch = stalled;
        }
        latch.await();
    }

    /** Every question so far, in order. */
    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public String address() {
        return "memory";
    }

    @Override
    public Fetch fetch(RepositoryPath path, long offset, long limitBytes, Receiver receiver)
            throws IOException, InterruptedException {
        var content = begin(path, offset);
        if (content.length == 0 && !has(path)) {
            return new Fetch.Missing();
        }
        if (offset > content.length) {
            throw failed(path + ": the file has only " + content.length + " bytes");
        }
        if (content.length - offset > limitBytes) {
            return new Fetch.TooLong();
        }
        for (int position = (int) offset; position < content.length; ) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            int count = passing(Math.min(PIECE_BYTES, content.length - position));
            if (count > 0) {
                receiver.accept(ByteBuffer.wrap(content, position, count).slice());
                position += count;
            } else if (strike(path)) {
                receiver.accept(ByteBuffer.wrap(new byte[] {(byte) ~content[position]}));
                position++;
            }
        }
        return new Fetch.Complete(content.length - offset);
    }

    @Override
    public Fetch fetch(RepositoryPath path, long lengthBytes, Extents missing, PlacedReceiver receiver)
            throws IOException, InterruptedException {
        if (missing.isEmpty() || !scatters()) {
            return Upstream.super.fetch(path, lengthBytes, missing, receiver);
        }
        var content = begin(path, missing.begin());
        if (content.length == 0) {
            return new Fetch.Missing();
        }
        if (content.length != lengthBytes) {
            return Upstream.super.fetch(path, lengthBytes, missing, receiver);
        }
        for (var piece : scattered(missing)) {
            hand(path, content, piece, receiver);
        }
        return new Fetch.Complete(missing.bytes());
    }

    /** In turn what comes next, and what comes some pieces later. */
    private static List<Extent> scattered(Extents missing) {
        var pieces = new ArrayList<Extent>();
        for (var extent : missing.list()) {
            for (long at = extent.begin(); at < extent.end(); at += PIECE_BYTES) {
                pieces.add(new Extent(at, Math.min(extent.end(), at + PIECE_BYTES)));
            }
        }
        for (int i = 0; i + AHEAD_PIECES < pieces.size(); i += 2) {
            Collections.swap(pieces, i, i + AHEAD_PIECES);
        }
        return pieces;
    }

    private void hand(RepositoryPath path, byte[] content, Extent piece, PlacedReceiver receiver)
            throws IOException, InterruptedException {
        for (int position = (int) piece.begin(); position < piece.end(); ) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            int count = passing((int) piece.end() - position);
            if (count > 0) {
                receiver.accept(
                        position, ByteBuffer.wrap(content, position, count).slice());
                position += count;
            } else if (strike(path)) {
                receiver.accept(position, ByteBuffer.wrap(new byte[] {(byte) ~content[position]}));
                position++;
            }
        }
    }

    private synchronized byte[] begin(RepositoryPath path, long offset) throws UpstreamException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!reachable) {
            throw failed("cannot be reached (told so by the test)");
        }
        asked.add(new Asked(path, offset));
        traffic = new Traffic(traffic.sentBytes() + HEADER_BYTES, traffic.receivedBytes() + HEADER_BYTES);
        return files.getOrDefault(path, new byte[0]);
    }

    private synchronized boolean has(RepositoryPath path) {
        return files.containsKey(path);
    }

    /** How many of {@code wanted} bytes come through before the fault; 0 where it is due. */
    private synchronized int passing(int wanted) {
        int count = fault == Fault.NONE ? wanted : (int) Math.min(wanted, bytesUntilFault);
        bytesUntilFault -= fault == Fault.NONE ? 0 : count;
        traffic = new Traffic(traffic.sentBytes(), traffic.receivedBytes() + count);
        return count;
    }

    /** Lets the fault happen; true where it is one wrong byte. */
    private boolean strike(RepositoryPath path) throws UpstreamException, InterruptedException {
        Fault due;
        synchronized (this) {
            due = fault;
            fault = Fault.NONE;
        }
        switch (due) {
            case CUT -> throw failed(path + ": the connection was cut (told so by the test)");
            case DOWN -> {
                setReachable(false);
                throw failed(path + ": the line went dead (told so by the test)");
            }
            case STALL -> {
                synchronized (this) {
                    stalled.countDown();
                }
                new CountDownLatch(1).await();
            }
            case GARBAGE -> {
                return true;
            }
            case NONE -> {
                // The test took the fault back meanwhile.
            }
        }
        return false;
    }

    private UpstreamException failed(String problem) {
        return new UpstreamException(address(), problem);
    }

    @Override
    public synchronized Traffic traffic() {
        return traffic;
    }

    @Override
    public void close() {
        // There is nothing to let go of.
    }
}
