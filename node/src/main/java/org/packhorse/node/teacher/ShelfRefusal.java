package org.packhorse.node.teacher;

import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.ShelfProblem;

/** Ends a change before anything has changed. Caught by {@link Attempt}, which makes an outcome of it. */
final class ShelfRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private final ShelfProblem problem;
    private final String detail;

    ShelfRefusal(ShelfProblem problem) {
        this(problem, "");
    }

    ShelfRefusal(ShelfProblem problem, String detail) {
        super(problem + (detail.isEmpty() ? "" : ": " + detail));
        this.problem = problem;
        this.detail = detail;
    }

    ShelfOutcome outcome() {
        return new ShelfOutcome.Refused(problem, detail);
    }
}
