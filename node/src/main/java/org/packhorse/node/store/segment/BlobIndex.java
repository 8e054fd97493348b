package org.packhorse.node.store.segment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.packhorse.node.store.BlobLocation;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.Schema;
import org.packhorse.node.store.SegmentState;
import org.packhorse.protocol.content.Digest;

/**
 * What the database knows of blobs and segments. The segments' states are also kept in memory, so that totals cost
 * nothing; guarded by itself. Any thread may read; one at a time edits.
 */
final class BlobIndex implements Locations {
    /** The index is gone through in this many pages, by the first byte of the digest, so that a page fits in memory. */
    static final int PAGES = 256;

    private static final byte[] ALL = {};

    private final Database database;
    private final NavigableMap<Long, SegmentState> states = new TreeMap<>();

    private BlobIndex(Database database) {
        this.database = database;
    }

    static BlobIndex load(Database database) throws IOException {
        var index = new BlobIndex(database);
        database.scan(Schema.SEGMENTS, ALL, (segment, state) -> {
            index.states.put(segment, state);
            return true;
        });
        return index;
    }

    @Override
    public Optional<BlobLocation> find(Digest digest) throws IOException {
        return database.find(Schema.BLOBS, digest);
    }

    /** The blobs whose digests begin with the byte {@code page}, in order. */
    List<Entry> page(int page) throws IOException {
        var entries = new ArrayList<Entry>();
        database.scan(
                Schema.BLOBS, new byte[] {(byte) page}, (digest, location) -> entries.add(new Entry(digest, location)));
        return entries;
    }

    /** The states of all segments, as they are now. */
    synchronized NavigableMap<Long, SegmentState> states() {
        return new TreeMap<>(states);
    }

    /** The state of one segment, empty where it is not known. */
    synchronized SegmentState state(long segment) {
        return states.getOrDefault(segment, SegmentState.EMPTY);
    }

    /** How much of the segment's file counts. */
    long committedBytes(long segment) {
        return state(segment).committedBytes();
    }

    /** The sum of all segments' states. */
    synchronized SegmentState totals() {
        var totals = SegmentState.EMPTY;
        for (var state : states.values()) {
            totals = new SegmentState(
                    totals.committedBytes() + state.committedBytes(),
                    totals.liveBytes() + state.liveBytes(),
                    totals.blobs() + state.blobs(),
                    totals.contentBytes() + state.contentBytes());
        }
        return totals;
    }

    /** Changes to be made in one atomic step. */
    Edit edit() {
        return new Edit();
    }

    private synchronized void take(Map<Long, Optional<SegmentState>> changed) {
        changed.forEach((segment, state) ->
                state.ifPresentOrElse(now -> states.put(segment, now), () -> states.remove(segment)));
    }

    /** One line of the index. */
    record Entry(Digest digest, BlobLocation location) {}

    /** Changes of the index together with what they mean for the segments' states. Used once. */
    final class Edit {
        private final Database.Changes changes = database.change();
        private final Map<Long, Optional<SegmentState>> changed = new HashMap<>();

        /** Lets {@code committedBytes} of the segment's file count. */
        void grow(long segment, long committedBytes) {
            set(segment, state(segment).grownTo(committedBytes));
        }

        /** Makes a new blob findable. */
        void place(Digest digest, BlobLocation at) {
            changes.put(Schema.BLOBS, digest, at);
            set(at.segment(), state(at.segment()).with(RecordHeader.recordBytes(at), at.contentBytes()));
        }

        /** Makes a blob that was {@code at} a place unfindable. */
        void forget(Digest digest, BlobLocation at) {
            changes.remove(Schema.BLOBS, digest);
            set(at.segment(), state(at.segment()).without(RecordHeader.recordBytes(at), at.contentBytes()));
        }

        /** Lets a blob be found elsewhere. */
        void move(Digest digest, BlobLocation from, BlobLocation to) {
            forget(digest, from);
            place(digest, to);
        }

        /** Forgets a segment without blobs; the newest stays as the mark that there is a store. */
        void drop(long segment) {
            changed.put(segment, segment == states().lastKey() ? Optional.of(SegmentState.EMPTY) : Optional.empty());
        }

        private SegmentState state(long segment) {
            return changed.getOrDefault(segment, Optional.of(BlobIndex.this.state(segment)))
                    .orElse(SegmentState.EMPTY);
        }

        private void set(long segment, SegmentState state) {
            changed.put(segment, Optional.of(state));
        }

        /** See {@link Database.Changes#commit}. */
        void commit() throws IOException {
            changed.forEach((segment, state) -> state.ifPresentOrElse(
                    now -> changes.put(Schema.SEGMENTS, segment, now), () -> changes.remove(Schema.SEGMENTS, segment)));
            changes.commit();
            take(changed);
        }
    }
}
