package org.packhorse.node.runtime;

import java.util.concurrent.ThreadFactory;

/**
 * Threads for work that computes for long: reading all that is stored, putting a version together. Virtual threads share as many
 * carriers as the machine has cores and give theirs back only where they wait, so such work on one of them keeps readers waiting for
 * its end. Between threads of the system's, the system divides a core within milliseconds.
 */
public final class LongWork {
    private LongWork() {}

    /** A thread called {@code name} that is not started; the program ends without waiting for it. */
    public static Thread thread(String name, Runnable work) {
        return Thread.ofPlatform().name(name).daemon().unstarted(work);
    }

    /** Makes such threads, called {@code name} and a number. */
    public static ThreadFactory threads(String name) {
        return Thread.ofPlatform().name(name + '-', 0).daemon().factory();
    }
}
