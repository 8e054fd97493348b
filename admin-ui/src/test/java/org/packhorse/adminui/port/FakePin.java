package org.packhorse.adminui.port;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A PIN's hash in memory. Any thread. */
public final class FakePin implements TeacherPin {
    private final AtomicReference<Optional<String>> hash;

    /** Keeps {@code hash} at first. */
    public FakePin(Optional<String> hash) {
        this.hash = new AtomicReference<>(hash);
    }

    @Override
    public Optional<String> find() {
        return hash.get();
    }

    @Override
    public void keep(String newHash) {
        hash.set(Optional.of(newHash));
    }

    @Override
    public void forget() {
        hash.set(Optional.empty());
    }
}
