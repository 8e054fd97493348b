package org.packhorse.protocol.trust.metadata;

import org.packhorse.protocol.content.RefusedInputException;

/** Trust metadata that was refused; whatever was trusted before stays so. */
public final class RejectedMetadataException extends RefusedInputException {
    private final Reason reason;

    /** Refuses the metadata {@code subject}, for example {@code timestamp}; the advice is the reason's. */
    public RejectedMetadataException(Reason reason, String subject, String problem) {
        super(subject, problem, reason.advice);
        this.reason = reason;
    }

    /** Refuses the file called {@code fileName} because an upstream offers more than {@code limitBytes} of it. */
    public static RejectedMetadataException tooLong(String fileName, int limitBytes) {
        return new RejectedMetadataException(
                Reason.TOO_LONG, fileName, "it is longer than the " + limitBytes + " bytes allowed");
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }

    /** The kinds of refusal. */
    public enum Reason {
        /** Too few of the role's keys signed it. */
        BAD_SIGNATURE("it was changed on the way or is somebody else's; try another upstream"),
        /** Older than what was trusted before. */
        ROLLBACK("the upstream is out of date or somebody replays old files"),
        /** Its time is over. */
        EXPIRED("check this device's clock; if it is right, the publisher has to publish anew"),
        /** Other bytes than those that the signed listing names. */
        HASH_MISMATCH("the upstream's copy is damaged or half renewed; try again later or another upstream"),
        /** Longer than is read. */
        TOO_LONG("try another upstream"),
        /** Not metadata of TUF 1.0, or beyond a limit. */
        MALFORMED("the upstream's copy is damaged or not a Packhorse repository; try another upstream"),
        /** Another version than the one that had to come. */
        WRONG_VERSION("the upstream's copy is half renewed or wrongly published; try again later"),
        /** The upstream lacks a file it must have. */
        MISSING("check the upstream's address; it may be half published");

        private final String advice;

        Reason(String advice) {
            this.advice = advice;
        }
    }
}
