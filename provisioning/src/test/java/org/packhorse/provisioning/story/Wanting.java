package org.packhorse.provisioning.story;

import org.junit.jupiter.api.Assumptions;

/** What a machine may lack for a test. */
final class Wanting {
    private Wanting() {}

    /** Skips the test where {@code isHere} is false, and says so where people look, not in the report only. */
    static void skipUnless(boolean isHere, String otherwise) {
        if (!isHere) {
            System.out.println("SKIPPED: " + otherwise);
        }
        Assumptions.assumeTrue(isHere, otherwise);
    }
}
