package org.packhorse.node.teacher;

import java.io.IOException;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.node.store.StorageFullException;
import org.packhorse.protocol.content.RefusedInputException;
import org.slf4j.LoggerFactory;

/** A change of the teachers' shelf, which may end in many ways. */
@FunctionalInterface
interface Attempt {
    /** Makes the change. */
    void make() throws IOException, InterruptedException, ShelfRefusal, RefusedInputException;

    /** Makes it, and tells how it ended; what nobody expects is in the log. */
    static ShelfOutcome outcome(Attempt attempt) {
        try {
            attempt.make();
            return ShelfOutcome.done();
        } catch (ShelfRefusal e) {
            return e.outcome();
        } catch (StorageFullException e) {
            return ShelfOutcome.refused(ShelfProblem.NO_ROOM);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ShelfOutcome.refused(ShelfProblem.BUSY);
        } catch (IOException | RefusedInputException | RuntimeException e) {
            LoggerFactory.getLogger(Attempt.class).atError().setCause(e).log("a change of the teachers' shelf failed");
            return ShelfOutcome.refused(ShelfProblem.FAULT);
        }
    }
}
