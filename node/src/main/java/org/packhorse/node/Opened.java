package org.packhorse.node;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Parts of a program that are open, to be closed in reverse: each of them, whatever becomes of the others. Used by one thread. */
final class Opened implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** Has {@code part} closed before all that are here already. */
    <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /**
     * Closes all. No effect when repeated.
     *
     * @throws IOException what the last failed with that could not be closed
     */
    @Override
    public void close() throws IOException {
        @Nullable Exception failure = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                // The others must not go on over what is closed next.
                failure = e;
            }
        }
        switch (failure) {
            case null -> {}
            case IOException e -> throw e;
            case Exception e -> throw new IllegalStateException("a part cannot be closed", e);
        }
    }
}
