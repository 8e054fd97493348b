package org.packhorse.node.store.segment;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ref.WeakReference;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folder of segment files, and those that are open for reading. Any thread; guarded by itself.
 *
 * <p>The {@value #OPEN_LIMIT} files used last are kept open. Others are remembered weakly, so that one that is still in
 * use is shared and no segment is ever open twice for long.
 */
final class SegmentDirectory implements Closeable {
    /** Four gigabytes at hand; far below the 1,024 files that some systems give a process. */
    private static final int OPEN_LIMIT = 64;

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{16}\\.segment");

    private final Path directory;
    private final FileStore device;
    private final Map<Long, SegmentFile> recent = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Long, WeakReference<SegmentFile>> open = new HashMap<>();
    private boolean closed;

    SegmentDirectory(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.device = Files.getFileStore(directory);
    }

    /** The numbers of the segments that have a file. */
    NavigableSet<Long> numbers() throws IOException {
        var numbers = new TreeSet<Long>();
        try (var files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> NAME.matcher(name).matches())
                    .forEach(name -> numbers.add(Long.parseLong(name, 0, 16, 16)));
        }
        return numbers;
    }

    /** The segment's file, open for reading, where it has one. */
    synchronized Optional<SegmentFile> find(long segment) throws IOException {
        requireOpen();
        var known = known(segment);
        if (known != null && known.isOpen()) {
            return Optional.of(known);
        }
        if (!Files.exists(path(segment))) {
            return Optional.empty();
        }
        var file = SegmentFile.open(path(segment));
        open.put(segment, new WeakReference<>(file));
        remember(segment, file);
        return Optional.of(file);
    }

    synchronized void requireOpen() throws IOException {
        if (closed) {
            throw new IOException(directory + ": the store is closed");
        }
    }

    private @Nullable SegmentFile known(long segment) {
        var file = recent.get(segment);
        if (file == null) {
            var reference = open.get(segment);
            file = reference == null ? null : reference.get();
            if (file != null) {
                remember(segment, file);
            }
        }
        return file;
    }

    private void remember(long segment, SegmentFile file) {
        recent.put(segment, file);
        if (recent.size() > OPEN_LIMIT) {
            recent.remove(recent.keySet().iterator().next());
            open.values().removeIf(reference -> reference.get() == null);
        }
    }

    /** The segment's file, open for appending at {@code offset}; what lies behind is cut. The caller closes it. */
    RandomAccessFile append(long segment, long offset) throws IOException {
        requireOpen();
        var file = new RandomAccessFile(path(segment).toFile(), "rw");
        try {
            file.setLength(offset);
            file.seek(offset);
            return file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Shortens the segment's file to {@code bytes}, where it is longer; to 0 bytes means to delete it. */
    void cut(long segment, long bytes) throws IOException {
        if (bytes == 0) {
            delete(segment);
        } else if (lengthBytes(segment) > bytes) {
            append(segment, bytes).close();
        }
    }

    /** Removes the segment's file; whoever has it open keeps it. */
    synchronized void delete(long segment) throws IOException {
        recent.remove(segment);
        open.remove(segment);
        Files.deleteIfExists(path(segment));
    }

    /** How long the segment's file is, 0 where there is none. */
    long lengthBytes(long segment) throws IOException {
        try {
            return Files.size(path(segment));
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** Makes the creation of files durable. */
    void sync() throws IOException {
        // An interrupt closes the channel before it has worked; it is for later.
        var interrupted = Thread.interrupted();
        try (var folder = FileChannel.open(directory, StandardOpenOption.READ)) {
            folder.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What the device has left for this program. */
    long freeBytes() throws IOException {
        return device.getUsableSpace();
    }

    private Path path(long segment) {
        return directory.resolve(String.format("%016x.segment", segment));
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        recent.clear();
        for (var reference : open.values()) {
            var file = reference.get();
            if (file != null) {
                file.close();
            }
        }
        open.clear();
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
