package org.packhorse.node.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back what the process holds and nobody needs after work that comes seldom: starting, a version that arrived, an index that was made. The
 * machine has better use for it. Any thread.
 */
public final class IdleMemory {
    private static final Logger LOG = LoggerFactory.getLogger(IdleMemory.class);

    /** The memory of this process, as Linux tells it. */
    private static final Path MAPPINGS = Path.of("/proc/self/smaps");

    private IdleMemory() {}

    /** Made once, and not before it is needed, for it takes code that Java makes at run time. */
    private static final class Advice {
        static final Optional<PageAdvice> PAGES = PageAdvice.find();
    }

    /** Collects garbage, upon which the heap shrinks, and {@linkplain #unload unloads}. Takes a tenth of a second. */
    public static void giveBack() {
        System.gc();
        unload();
    }

    /**
     * Lets go of the pages of the program's files, of which most are for work that is over. What is needed again comes back from the kernel's
     * cache, or from the card where the kernel has found better use for that.
     */
    public static void unload() {
        try {
            var read = onlyRead();
            // For a moment of its loading a library is one mapping, which looks like code where its data will be.
            read.retainAll(onlyRead());
            if (!read.isEmpty()) {
                Advice.PAGES.ifPresent(advice -> read.forEach(advice::letGo));
            }
        } catch (IOException | RuntimeException e) {
            // It works with more memory, too.
            LOG.atDebug().setCause(e).log("pages of the program's files stay in memory");
        }
    }

    private static List<FileMapping> onlyRead() throws IOException {
        var found = new ArrayList<FileMapping>();
        if (Files.isReadable(MAPPINGS)) {
            try (var lines = Files.lines(MAPPINGS)) {
                found.addAll(FileMapping.read(lines.iterator()));
            }
        }
        found.removeIf(mapping -> !mapping.isOnlyRead());
        return found;
    }
}
