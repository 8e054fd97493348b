package org.packhorse.node.library;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.packhorse.node.library.page.MissingPage;
import org.packhorse.node.library.page.Pages;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.Digest;

/** Pages as responses: they run no script but ours, and load nothing from elsewhere. */
final class Replies {
    private static final String BARE = "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** With our own scripts, which only ever add to what works without them. */
    private static final String POLICY = BARE + "; script-src 'self'; connect-src 'self'";

    /** The viewer draws what it was sent, in styles and fonts that it makes itself; it never evaluates text as a script. */
    private static final String PAPER = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
                    .replace("img-src 'self'", "img-src 'self' data: blob:")
            + "; worker-src 'self'; font-src 'self' data: blob:";

    /** 96 bits tell versions of one address apart; validators are no proof of anything. */
    private static final int VALIDATOR_BYTES = 12;

    private final Pages pages;

    Replies(Pages pages) {
        this.pages = pages;
    }

    /** A page; it is asked about again each time, and mostly answered by its validator alone. */
    static Response page(String html) {
        return page(200, html, POLICY).sameForEverybody();
    }

    /** A page that is worked out for each who asks: there are too many questions to keep answers to them. */
    static Response answer(String html) {
        return page(200, html, POLICY);
    }

    /** A page that shows what others wrote: no script runs in it, not even ours. */
    static Response reading(String html) {
        return page(200, html, BARE).sameForEverybody();
    }

    /** A page with the viewer for PDF. */
    static Response paper(String html) {
        return page(200, html, PAPER).sameForEverybody();
    }

    /**
     * A page on which scripts of a package run, which may be hostile: in an origin of nobody, and able to load our runtime and the parts of
     * that package, which are at {@code base}, and nothing else. It differs by the {@code source} that the reader named.
     */
    static Response playing(String html, String source, String base) {
        return page(200, html, playing(source, base));
    }

    private static String playing(String source, String base) {
        // for readers whose address a policy cannot name it is all of this address
        boolean named = !source.equals(PolicySource.SELF);
        var ours = named ? source + PlayFiles.PREFIX : source;
        var theirs = named ? source + base.replace(";", "%3b").replace(",", "%2c") : source;
        return "sandbox allow-scripts allow-forms allow-modals allow-downloads; default-src 'none'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'; script-src 'unsafe-inline' 'unsafe-eval' " + ours + " " + theirs
                + "; style-src 'unsafe-inline' " + ours + " " + theirs + "; img-src data: blob: " + theirs
                + "; media-src data: blob: " + theirs + "; font-src data: " + ours + " " + theirs
                + "; connect-src data: blob: " + theirs;
    }

    /** That {@code visit} leads to nothing, which {@code page} says. */
    Response missing(Visit visit, MissingPage page) {
        return page(404, pages.missing(visit.frame().searching(page.words()), page), POLICY);
    }

    /** That too much is wanted at once. */
    Response busy(Visit visit) {
        return page(503, pages.apology(visit.frame(), "busy"), POLICY).with("retry-after", "60");
    }

    /** That the store cannot be read now. */
    Response trouble(Visit visit) {
        return page(503, pages.apology(visit.frame(), "trouble"), POLICY).with("retry-after", "60");
    }

    /** That too many are searching. */
    Response tooManySearch(Visit visit) {
        return page(503, pages.apology(visit.frame(), "search.busy"), POLICY).with("retry-after", "3");
    }

    private static Response page(int status, String html, String policy) {
        var content = html.getBytes(StandardCharsets.UTF_8);
        return Response.of(status, new Body.Bytes(ByteBuffer.wrap(content)), "text/html; charset=utf-8")
                .withEtag(validator(Digest.ofContent(content)))
                .with("cache-control", "no-cache")
                .with("vary", "accept-language")
                .with("content-security-policy", policy)
                .with("x-content-type-options", "nosniff")
                .with("referrer-policy", "same-origin");
    }

    /** A validator for the bytes called {@code digest}. */
    static String validator(Digest digest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest.toBytes(), VALIDATOR_BYTES));
    }
}
