package org.packhorse.node.control;

/** Hears how long work goes on. */
@FunctionalInterface
public interface ProgressSink {
    /** Nobody listens. */
    ProgressSink NONE = (stage, done, all) -> {};

    /**
     * {@code done} of {@code all} bytes of {@code stage} are done.
     *
     * <p>Long work calls this often and lets the exception pass: that is how it is given up.
     *
     * @param stage a word such as {@code importing}; a change of it begins something new
     * @param all 0 where it is not known
     * @throws InterruptedException where whoever asked for the work has gone
     */
    void report(String stage, long done, long all) throws InterruptedException;
}
