package org.packhorse.node.carrier;

import java.time.Instant;
import java.util.Optional;
import org.packhorse.node.sync.plan.Problem;

/** What is going on with a stick that was plugged in, for screens. */
public sealed interface CarrierState {
    /** None was seen since the program started. */
    record Absent() implements CarrierState {}

    /**
     * It is being read; it should stay where it is.
     *
     * @param collections of which it has something newer
     * @param doneBytes of its packs that are here
     * @param allBytes of all packs that are wanted of it
     */
    record Reading(int collections, long doneBytes, long allBytes) implements CarrierState {}

    /**
     * Everything was taken; it may be pulled out.
     *
     * @param arrived versions that readers see since
     * @param wroteBack whether this node's report is on it now
     * @param problem what went wrong, if anything did
     */
    record Done(Instant at, int arrived, boolean wroteBack, Optional<Problem> problem) implements CarrierState {}
}
