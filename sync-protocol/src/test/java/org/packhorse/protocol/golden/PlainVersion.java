package org.packhorse.protocol.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A version as a reader without store has it: all content in memory, files in the order of the manifest. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes them
record PlainVersion(long number, byte[] info, List<PlainFile> files) {
    static final Comparator<String> PATH_ORDER =
            (one, other) -> Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));

    PlainVersion {
        files = files.stream()
                .sorted(Comparator.comparing(PlainFile::path, PATH_ORDER))
                .toList();
    }

    /** A file with its content. */
    record PlainFile(String path, String mediaType, byte[] content) {
        @Override
        public String toString() {
            return path + " (" + mediaType + "): " + new String(content, UTF_8);
        }
    }
}
