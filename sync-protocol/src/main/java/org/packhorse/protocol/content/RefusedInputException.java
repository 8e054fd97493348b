package org.packhorse.protocol.content;

/**
 * Something from outside (network, carrier, folder, configuration) that cannot be accepted as it is.
 *
 * <p>The message reads {@code subject: problem; advice}, fit to be shown to the person who can mend it.
 */
public class RefusedInputException extends Exception {
    private final String subject;
    private final String problem;
    private final String advice;

    /** Refuses {@code subject} because of {@code problem}; there is nothing to advise beyond mending it. */
    public RefusedInputException(String subject, String problem) {
        this(subject, problem, "");
    }

    /** Refuses {@code subject} because of {@code problem}; {@code advice} says what to do, or is empty. */
    public RefusedInputException(String subject, String problem, String advice) {
        super(subject + ": " + problem + (advice.isEmpty() ? "" : "; " + advice));
        this.subject = subject;
        this.problem = problem;
        this.advice = advice;
    }

    /** What was refused, for example a file's path. */
    public String subject() {
        return subject;
    }

    /** Why it was refused. */
    public String problem() {
        return problem;
    }

    /** What to do about it, or an empty string. */
    public String advice() {
        return advice;
    }
}
