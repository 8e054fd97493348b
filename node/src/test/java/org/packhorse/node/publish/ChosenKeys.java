package org.packhorse.node.publish;

import java.security.SecureRandom;
import java.util.Random;

/** Chance for keys that are the same in each run, and so is all that is signed with them, to the byte that it travels in. Not secure. */
public final class ChosenKeys extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final Random random = new Random(1);

    @Override
    public void nextBytes(byte[] bytes) {
        random.nextBytes(bytes);
    }
}
