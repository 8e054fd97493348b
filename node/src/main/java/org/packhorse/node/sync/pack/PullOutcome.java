package org.packhorse.node.sync.pack;

import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.UpstreamException;

/** How an attempt to fetch a pack from an upstream ended, by who is to blame. */
public sealed interface PullOutcome {
    /** Every frame is staged. */
    record Pulled() implements PullOutcome {}

    /** The upstream does not have the pack. */
    record Missing() implements PullOutcome {}

    /** The line, or the upstream, ended it early. */
    record Cut(UpstreamException cause) implements PullOutcome {}

    /** The upstream gave bytes that are not the signed ones. */
    record Damaged(RefusedInputException why) implements PullOutcome {}

    /** The same, but some of these bytes were here before: a power cut, or another upstream, may be to blame. */
    record Garbled(RefusedInputException why) implements PullOutcome {}

    /** All bytes are the signed ones, and they break the rules: the publisher's tool is to blame, or what is here. */
    record Refused(RefusedInputException why) implements PullOutcome {}
}
