package org.packhorse.node.upstream.http;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.function.Function;
import org.packhorse.node.link.LinkMeter;
import org.packhorse.protocol.exchange.Extent;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.UpstreamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How ranges of one file are asked for.
 *
 * @param address how messages call the other side
 * @param place where the file is, redirects followed
 * @param lengthBytes what it must have
 */
record RangeRequests(
        String address, HttpAddress place, RepositoryPath path, long lengthBytes, Function<Span, HttpRequest> request) {
    private static final Logger LOG = LoggerFactory.getLogger(RangeRequests.class);

    /** Whether {@code head} is that of an answer with a part of a file. */
    static boolean isPart(HttpResponse head) {
        return head.status().equals(HttpResponseStatus.PARTIAL_CONTENT);
    }

    static Span span(Extent range) {
        return new Span(range.begin(), range.bytes());
    }

    HttpRequest of(Extent range) {
        return request.apply(span(range));
    }

    /** Whether the answer to the question for {@code range} tells of more bytes than the file may have. */
    boolean isTooLong(Extent range, AnswerPlan.Read read) {
        long behind = Math.max(read.unaskedBytes(), read.leftOutBytes());
        return range.begin() + read.bodyBytes().orElse(0) + behind > lengthBytes;
    }

    UpstreamException failed(String problem) {
        return new UpstreamException(address, path + ": " + problem);
    }

    /** Closes {@code link}; what cannot be settled counts as used. */
    static void settle(LinkMeter link) {
        try {
            link.close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("what a link carried could not be settled; what was reserved counts as used");
        }
    }
}
