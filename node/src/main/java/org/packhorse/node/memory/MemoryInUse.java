package org.packhorse.node.memory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@linkplain IdleMemory#unload Unloads} every minute while something is done, and nothing while nothing is: what Java compiles as work goes on takes
 * a good part of its code and of what it knows of classes. Any thread.
 */
public final class MemoryInUse {
    private final Executor later;
    private final Runnable unload;
    private final AtomicBoolean willUnload = new AtomicBoolean();

    /** One that waits for the first work. */
    public MemoryInUse() {
        this(CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES, Thread.ofVirtual()::start), IdleMemory::unload);
    }

    /** @param later runs what it is given a minute later */
    MemoryInUse(Executor later, Runnable unload) {
        this.later = later;
        this.unload = unload;
    }

    /** Something is done. Takes no time. */
    public void used() {
        if (!willUnload.get() && willUnload.compareAndSet(false, true)) {
            later.execute(() -> {
                willUnload.set(false);
                unload.run();
            });
        }
    }
}
