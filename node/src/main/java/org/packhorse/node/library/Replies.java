package org.packhorse.node.library;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.packhorse.node.library.page.Pages;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.Digest;

/** Pages as responses: our own, which run nothing and load nothing from elsewhere. */
final class Replies {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; media-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** 96 bits tell versions of one address apart; validators are no proof of anything. */
    private static final int VALIDATOR_BYTES = 12;

    private final Pages pages;

    Replies(Pages pages) {
        this.pages = pages;
    }

    /** A page; it is asked about again each time, and mostly answered by its validator alone. */
    static Response page(String html) {
        return page(200, html);
    }

    /** That {@code visit} leads to nothing. */
    Response missing(Visit visit) {
        return page(404, pages.apology(visit.frame(), "missing"));
    }

    /** That the store cannot be read now. */
    Response trouble(Visit visit) {
        return page(503, pages.apology(visit.frame(), "trouble")).with("retry-after", "60");
    }

    /** That too many are searching. */
    Response busy(Visit visit) {
        return page(503, pages.apology(visit.frame(), "busy")).with("retry-after", "3");
    }

    private static Response page(int status, String html) {
        var content = html.getBytes(StandardCharsets.UTF_8);
        return Response.of(status, new Body.Bytes(ByteBuffer.wrap(content)), "text/html; charset=utf-8")
                .withEtag(validator(Digest.ofContent(content)))
                .with("cache-control", "no-cache")
                .with("vary", "accept-language")
                .with("content-security-policy", POLICY)
                .with("x-content-type-options", "nosniff")
                .with("referrer-policy", "same-origin");
    }

    /** A validator for the bytes called {@code digest}. */
    static String validator(Digest digest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest.toBytes(), VALIDATOR_BYTES));
    }
}
