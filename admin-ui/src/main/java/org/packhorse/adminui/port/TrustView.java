package org.packhorse.adminui.port;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Whom this device trusts to sign content. */
public sealed interface TrustView {
    /** Nobody yet. */
    record Nobody() implements TrustView {}

    /**
     * The keyholders of one root.
     *
     * @param rootFingerprint the SHA-256 of the trusted root, 64 of {@code 0-9 a-f}; people compare it by voice
     */
    record Root(String rootFingerprint) implements TrustView {
        private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
        private static final int GROUP_CHARS = 4;

        public Root {
            if (!FORM.matcher(rootFingerprint).matches()) {
                throw new IllegalArgumentException("not a fingerprint: " + rootFingerprint);
            }
        }

        /** The fingerprint in sixteen groups of four, short enough to be read aloud. */
        public List<String> groups() {
            return IntStream.range(0, rootFingerprint.length() / GROUP_CHARS)
                    .mapToObj(group -> rootFingerprint.substring(group * GROUP_CHARS, (group + 1) * GROUP_CHARS))
                    .toList();
        }
    }
}
