package org.packhorse.node.sync.plan;

import java.time.Instant;
import org.packhorse.node.link.LinkClosedException;
import org.packhorse.node.link.Permit;

/**
 * A link that may not be used for a while, by the school's own rules.
 *
 * @param link its name
 * @param permit until when, and why
 * @param since when that was found out
 */
public record Closure(String link, Permit.Wait permit, Instant since) {
    public static Closure of(LinkClosedException closed, Instant now) {
        return new Closure(closed.link(), closed.permit(), now);
    }

    /** Whether it is over, or the clock was set back since, so that nobody knows. */
    boolean isOver(Instant now) {
        return !permit.until().isAfter(now) || now.isBefore(since);
    }
}
