package org.packhorse.node.memory;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Part of a file in the memory of the process: a paragraph of {@code /proc/PID/smaps} (proc_pid_smaps(5)).
 *
 * @param address of its first byte
 * @param bytes its length
 * @param permissions four letters: read, write, execute, private
 * @param file path of the file
 * @param ownKilobytes how much of it was written to, and is memory of the process that no file has, be it swapped out
 */
record FileMapping(long address, long bytes, String permissions, String file, long ownKilobytes) {
    private static final Pattern HEAD =
            Pattern.compile("([0-9a-f]{1,15})-([0-9a-f]{1,15}) ([-rwxps]{4}) [0-9a-f]+ [0-9a-f:]+ [0-9]+ +(/.*)");

    private static final Pattern OWN = Pattern.compile("(Anonymous|Swap): +([0-9]{1,18}) kB");

    /** Those that are described in {@code lines}, to the figure of what is swapped out; what is no part of a file is left out. */
    static List<FileMapping> read(Iterator<String> lines) {
        var found = new ArrayList<FileMapping>();
        @Nullable FileMapping current = null;
        while (lines.hasNext()) {
            var line = lines.next();
            var head = HEAD.matcher(line);
            var own = OWN.matcher(line);
            if (head.matches()) {
                long from = Long.parseLong(head.group(1), 16);
                long to = Long.parseLong(head.group(2), 16);
                current = new FileMapping(from, to - from, head.group(3), head.group(4), 0);
            } else if (current != null && own.matches()) {
                current = current.andOwn(Long.parseLong(own.group(2)));
                if (own.group(1).equals("Swap")) {
                    found.add(current);
                    current = null;
                }
            }
        }
        return found;
    }

    private FileMapping andOwn(long kilobytes) {
        return new FileMapping(address, bytes, permissions, file, ownKilobytes + kilobytes);
    }

    /**
     * Whether the file holds all that the mapping does, for as long as the process runs: the code of a library, or what Java's start-up cache
     * has of classes that does not change. Not what was relocated and made read-only afterwards, and not what may be unmapped meanwhile.
     */
    boolean isOnlyRead() {
        boolean lasting = permissions.equals("r-xp") || (permissions.equals("r--p") && file.endsWith(".aot"));
        return lasting && ownKilobytes == 0;
    }
}
