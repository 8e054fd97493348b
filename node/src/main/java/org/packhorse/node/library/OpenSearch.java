package org.packhorse.node.library;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.packhorse.node.html.Html;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.Response;

/** Tells browsers how to search here from their own search box (OpenSearch 1.1). Its addresses are those that the reader used. */
final class OpenSearch {
    static final String PATH = "/opensearch.xml";

    /** A name or address with a port: nothing that could be more than that in XML or in an address. */
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9._-]{1,253}(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]{2,45}](:[0-9]{1,5})?");

    private OpenSearch() {}

    /** The description; nothing for who does not say where this is. */
    static Optional<Response> describe(Visit visit) {
        return visit.request()
                .header("host")
                .filter(host -> HOST.matcher(host).matches())
                .map(host -> xml(visit, "http://" + host));
    }

    private static Response xml(Visit visit, String here) {
        var name = visit.words().text("library");
        var shortName =
                name.codePointCount(0, name.length()) <= 16 ? name : name.substring(0, name.offsetByCodePoints(0, 16));
        var xml = """
                <?xml version="1.0" encoding="UTF-8"?>
                <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
                <ShortName>%s</ShortName>
                <Description>%s</Description>
                <InputEncoding>UTF-8</InputEncoding>
                <Image width="16" height="16" type="image/svg+xml">%s/icon.svg</Image>
                <Url type="text/html" template="%s/search?q={searchTerms}"/>
                <Url type="application/x-suggestions+json" template="%s%s?q={searchTerms}"/>
                </OpenSearchDescription>
                """.formatted(
                        Html.escape(shortName),
                        Html.escape(visit.words().text("search.hint")),
                        here,
                        here,
                        here,
                        Suggestions.PATH);
        return Response.ok(
                        new Body.Bytes(ByteBuffer.wrap(xml.getBytes(StandardCharsets.UTF_8))),
                        "application/opensearchdescription+xml; charset=utf-8")
                .with("cache-control", "no-cache")
                .with("vary", "accept-language")
                .with("x-content-type-options", "nosniff");
    }
}
