package org.packhorse.provisioning.command;

/** What the program says to scripts. */
public final class ExitStatus {
    /** Done. */
    public static final int OK = 0;

    /** It could not be done: the disk, the network, an error of the program. Trying again may help. */
    public static final int FAILED = 1;

    /** The words make no command. */
    public static final int USAGE = 2;

    /** What was given cannot be accepted; the message says what to mend. */
    public static final int REFUSED = 3;

    /** Verification found damage. */
    public static final int DAMAGED = 4;

    private ExitStatus() {}
}
