package org.packhorse.node.store.segment;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.packhorse.node.store.StorageFullException;

/**
 * The end of the newest segment, where records are appended. Used by whoever holds the store's turn to write.
 *
 * <p>What was appended since the last {@link #settle} is known by the segments' lengths in {@link #lengths}: it is
 * either made durable by {@link #sync} and then settled, or given back by {@link #giveBack}.
 */
final class SegmentWriter {
    /** Few enough writes for large blobs, many small blobs in one. */
    private static final int BUFFER_BYTES = 256 * 1024;

    private final SegmentDirectory directory;
    private final BlobIndex index;
    private final SegmentLimits limits;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final Map<Long, Long> lengths = new TreeMap<>();

    private @Nullable RandomAccessFile file;
    private long segment;
    private long writtenBytes;
    private int buffered;
    private boolean hasNewFile;
    private boolean isLeft;

    SegmentWriter(SegmentDirectory directory, BlobIndex index, SegmentLimits limits) {
        this.directory = directory;
        this.index = index;
        this.limits = limits;
        segment = index.states().lastKey();
    }

    /** Where a record begins. */
    record Place(long segment, long offset) {}

    /** Finds the place of the next record, in a new segment where this one is full. */
    Place begin() throws IOException {
        if (file == null && !isLeft && directory.lengthBytes(segment) >= index.committedBytes(segment)) {
            open(segment, index.committedBytes(segment));
        }
        if (file == null || position() >= limits.segmentBytes()) {
            beginSegment();
        }
        return new Place(segment, position());
    }

    /** Lets the next record begin a new segment. */
    void beginSegment() throws IOException {
        if (file != null) {
            syncFile(file);
            lengths.put(segment, writtenBytes);
            closeFile();
        }
        segment++;
        open(segment, 0);
    }

    /** Whether records are or would be appended to {@code number}. */
    boolean isAt(long number) {
        return segment == number;
    }

    private void open(long number, long offset) throws IOException {
        file = directory.append(number, offset);
        writtenBytes = offset;
        buffered = 0;
        isLeft = false;
        hasNewFile |= offset == 0;
        lengths.put(number, offset);
    }

    private long position() {
        return writtenBytes + buffered;
    }

    /** Appends to the record that was begun. */
    void append(byte[] bytes, int offset, int length) throws IOException {
        for (var done = 0; done < length; ) {
            if (buffered == BUFFER_BYTES) {
                flush();
            }
            var part = Math.min(length - done, BUFFER_BYTES - buffered);
            System.arraycopy(bytes, offset + done, buffer, buffered, part);
            buffered += part;
            done += part;
        }
    }

    /** Writes the header of the record at {@code place} once more. */
    void patch(Place place, byte[] header) throws IOException {
        var inBuffer = place.offset() - writtenBytes;
        if (inBuffer >= 0 && inBuffer + header.length <= buffered) {
            System.arraycopy(header, 0, buffer, (int) inBuffer, header.length);
            return;
        }
        flush();
        var out = openFile();
        out.seek(place.offset());
        out.write(header);
    }

    /** Drops the record at {@code place} and gives its room back. */
    void backTo(Place place) throws IOException {
        if (place.offset() >= writtenBytes) {
            buffered = (int) (place.offset() - writtenBytes);
            return;
        }
        buffered = 0;
        writtenBytes = place.offset();
        openFile().setLength(writtenBytes);
    }

    /** Makes everything that was appended readable through the directory. */
    void flush() throws IOException {
        if (buffered == 0) {
            return;
        }
        requireRoom();
        var out = openFile();
        try {
            out.seek(writtenBytes);
            out.write(buffer, 0, buffered);
        } catch (IOException e) {
            out.setLength(writtenBytes);
            throw explained(e);
        }
        writtenBytes += buffered;
        buffered = 0;
    }

    private void requireRoom() throws IOException {
        var neededBytes = buffered + limits.reserveBytes();
        var freeBytes = directory.freeBytes();
        if (freeBytes < neededBytes) {
            throw new StorageFullException(directory.toString(), neededBytes, freeBytes);
        }
    }

    private IOException explained(IOException e) throws IOException {
        var freeBytes = directory.freeBytes();
        if (freeBytes >= buffered) {
            return e;
        }
        var full = new StorageFullException(directory.toString(), buffered, freeBytes);
        full.initCause(e);
        return full;
    }

    /** Makes everything that was appended durable; answers the lengths of the segments that were written. */
    Map<Long, Long> sync() throws IOException {
        if (file != null) {
            syncFile(file);
            lengths.put(segment, writtenBytes);
        }
        if (hasNewFile) {
            directory.sync();
            hasNewFile = false;
        }
        return lengths;
    }

    private void syncFile(RandomAccessFile out) throws IOException {
        flush();
        // fsync, not fdatasync: Java has the latter for channels only, which an interrupt closes. The file has grown,
        // so both write the same.
        out.getFD().sync();
    }

    /** Takes note that what was synced counts now. */
    void settle() {
        lengths.clear();
        if (file != null) {
            lengths.put(segment, writtenBytes);
        }
    }

    /** Drops everything that does not count and gives its room back. */
    void giveBack() throws IOException {
        closeFile();
        for (var written : lengths.keySet()) {
            directory.cut(written, index.committedBytes(written));
        }
        lengths.clear();
    }

    /** Keeps everything as it is, since it is not known whether it counts; the next start will know. */
    void leave() throws IOException {
        isLeft = true;
        lengths.clear();
        closeFile();
    }

    private void closeFile() throws IOException {
        if (file != null) {
            file.close();
            file = null;
            buffered = 0;
        }
    }

    private RandomAccessFile openFile() {
        if (file == null) {
            throw new IllegalStateException("no record was begun");
        }
        return file;
    }
}
