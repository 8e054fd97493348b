package org.packhorse.node.usage;

import java.util.Map;
import java.util.regex.Pattern;
import org.packhorse.node.transport.EarlyFetch;
import org.packhorse.node.transport.RequestTarget;

/**
 * What a request that was answered with content counts as; known from the request alone, so that it does not matter who answered it.
 */
sealed interface Counted {
    /** A resource's page begins so, behind its collection. */
    String RESOURCE = "/r/";

    /** A range that begins at the start and is more than the two bytes by which players ask whether there are ranges. */
    Pattern FROM_START = Pattern.compile("bytes=0-(?!1$)\\d*");

    /** It is not counted: furniture, a search, a list, a question that shows nobody anything. */
    record Nothing() implements Counted {}

    /** A resource's page was shown, or it was opened or taken home by an address of its own. */
    record OfResource(Used used, Counts count) implements Counted {}

    /**
     * Content was shown, or taken as a file.
     *
     * @param path within the collection; whether it is a resource's entry its collection knows
     */
    record Content(String collection, String path, boolean kept) implements Counted {}

    /** What a GET of {@code target} with {@code headers}, by their lower-case names, counts as. */
    static Counted of(RequestTarget target, Map<String, String> headers) {
        return isSeen(headers) ? of(target) : new Nothing();
    }

    private static Counted of(RequestTarget target) {
        var path = target.path();
        boolean isPage = path.startsWith("/c/");
        boolean isContent = path.startsWith("/content/");
        if (!(isPage || isContent)) {
            return new Nothing();
        }
        int start = path.indexOf('/', 1) + 1;
        int slash = path.indexOf('/', start);
        if (slash < 0) {
            return new Nothing();
        }
        var collection = path.substring(start, slash);
        if (!isPage) {
            return new Content(
                    collection, path.substring(slash + 1), target.parameters().containsKey("download"));
        }
        return path.startsWith(RESOURCE, slash)
                ? ofResource(collection, path.substring(slash + RESOURCE.length()))
                : new Nothing();
    }

    /** A book is opened once, at its beginning; its chapters have longer addresses. */
    private static Counted ofResource(String collection, String rest) {
        int slash = rest.indexOf('/');
        var resource = slash < 0 ? rest : rest.substring(0, slash);
        var way = slash < 0 ? "" : rest.substring(slash + 1);
        if (resource.isEmpty()) {
            return new Nothing();
        }
        var used = new Used(collection, resource);
        return switch (way) {
            case "" -> slash < 0 ? new OfResource(used, Counts.VIEWED) : new Nothing();
            case "read", "read/", "text", "text/" -> new OfResource(used, Counts.OPENED);
            case "zip" -> new OfResource(used, Counts.DOWNLOADED);
            default -> new Nothing();
        };
    }

    /**
     * Whether somebody sees the answer. A page that a browser has and asks about again is seen again. A film comes in ranges; it is seen
     * once, from its start. What a browser fetches because it might be wanted is not seen yet.
     */
    private static boolean isSeen(Map<String, String> headers) {
        var range = headers.get("range");
        return (range == null || FROM_START.matcher(range.strip()).matches()) && !EarlyFetch.isOne(headers);
    }
}
