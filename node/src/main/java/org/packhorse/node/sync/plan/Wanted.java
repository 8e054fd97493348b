package org.packhorse.node.sync.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.Upstream;

/**
 * A pack that nobody offers and that would save a full one: one that leads on from {@code from}, which is here. A hub may make it
 * when it is told.
 */
public record Wanted(CollectionId collection, Version from) {
    /** The answer's first word says what matters; the rest is for people who look with a browser. */
    private static final int ANSWER_LIMIT_BYTES = 512;

    private static final String PROMISE = "wait ";

    /** Below this a full pack costs less than the waiting: each look is some hundred bytes, and lessons come later. */
    private static final long WORTHWHILE_BYTES = 64 << 10;

    /**
     * What is wanted for {@code need} instead of {@code errand}, if anything.
     */
    static Optional<Wanted> insteadOf(Optional<Errand> errand, Need need) {
        return errand.filter(dear -> need.mayWait() && isDear(dear, need))
                .flatMap(_ -> need.deadEnd())
                .map(from -> new Wanted(need.collection(), from));
    }

    private static boolean isDear(Errand errand, Need need) {
        return !errand.upstream().kind().isLocal()
                && !need.isBegun(errand.pack())
                && errand.route().lengthBytes() >= WORTHWHILE_BYTES;
    }

    /**
     * Tells {@code upstream}.
     *
     * @return whether it promises to make the pack; servers that know nothing of such questions do not
     */
    public boolean ask(Upstream upstream) throws IOException, InterruptedException {
        var answer = new StringBuilder();
        var fetch = upstream.fetch(
                RepositoryPath.ofWanted(collection, from.number()),
                0,
                ANSWER_LIMIT_BYTES,
                bytes -> answer.append(StandardCharsets.ISO_8859_1.decode(bytes)));
        return fetch instanceof Fetch.Complete && answer.toString().startsWith(PROMISE);
    }
}
