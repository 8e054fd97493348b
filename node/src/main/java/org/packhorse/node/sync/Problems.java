package org.packhorse.node.sync;

import org.packhorse.node.store.StorageFullException;
import org.packhorse.node.sync.plan.KnownUpstream;
import org.packhorse.node.sync.plan.Problem;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.UpstreamException;

/** Says in words for people what an exception meant. */
final class Problems {
    private Problems() {}

    /** What came of asking {@code upstream}. */
    static Problem of(KnownUpstream upstream, Exception e) {
        return of(upstream.toString(), e);
    }

    /** What happened to {@code what}. */
    static Problem of(String what, Exception e) {
        return switch (e) {
            case RefusedInputException refused ->
                new Problem(
                        Problem.Kind.NOT_TRUSTED, what + ": " + refused.subject(), refused.problem(), refused.advice());
            case UpstreamException unreachable -> problem(Problem.Kind.UNREACHABLE, what, unreachable);
            case StorageFullException full -> problem(Problem.Kind.STORAGE_FULL, what, full);
            default -> problem(Problem.Kind.OTHER, what, e);
        };
    }

    private static Problem problem(Problem.Kind kind, String what, Exception e) {
        return new Problem(kind, what, String.valueOf(e.getMessage()), "");
    }

    /** What this node has of {@code collection} is no longer what it was. */
    static Problem damagedHere(CollectionId collection) {
        return new Problem(
                Problem.Kind.DAMAGED,
                collection.toString(),
                "stored bytes are no longer what they were",
                "all of it is fetched again; if that happens often, replace the card");
    }

    /** A hub lacks what its publisher signed. */
    static Problem missing(KnownUpstream upstream, PackOffer pack) {
        return new Problem(
                Problem.Kind.UNREACHABLE,
                upstream.toString(),
                "it does not have " + pack.path(),
                "it may be half renewed; it is asked again later");
    }
}
