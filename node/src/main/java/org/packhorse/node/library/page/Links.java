package org.packhorse.node.library.page;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.packhorse.protocol.content.CollectionId;

/**
 * The addresses of pages. What the reader chose is carried along in them.
 *
 * @param carried {@code lang=sw}, {@code lang=sw&view=large}, or an empty string
 */
public record Links(String carried) {
    /** Characters that may stand in a path as they are (RFC 3986 section 3.3), less those that HTML would have escaped. */
    private static final String SAFE = "-._~!$()*,;:@/";

    /** Carries nothing. */
    public static Links plain() {
        return new Links("");
    }

    /** Carries those choices. */
    public static Links carrying(Carried carried) {
        return new Links(carried.query());
    }

    /** The first page. */
    public String home() {
        return to("/", "");
    }

    /** The first page with what is in the content language {@code tag}; empty for all. */
    public String home(String tag, int page) {
        return to("/", join(tag.isEmpty() ? "" : "in=" + escape(tag), numbered(page)));
    }

    /** The page of a collection. */
    public String collection(CollectionId id, int page) {
        return to("/c/" + id, numbered(page));
    }

    /** The page of a resource. */
    public String resource(CollectionId id, String resource) {
        return to("/c/" + id + "/r/" + resource, "");
    }

    /** A folder's listing; {@code folder} is empty or ends with a slash, {@code after} is empty at its beginning. */
    public String browse(CollectionId id, String folder, String after) {
        return to("/c/" + id + "/browse/" + escape(folder), after.isEmpty() ? "" : "after=" + escape(after));
    }

    /** The content at {@code path}: a file, or a folder ending with a slash. It knows nothing of the pages' language. */
    public static String content(CollectionId id, String path) {
        return "/content/" + id + "/" + escape(path);
    }

    /** Where the language of the pages is chosen; leads back to {@code here}. */
    public String languages(String here) {
        return to("/languages", here.equals("/") ? "" : "back=" + escape(here));
    }

    /** Where the look of the pages is chosen; leads back to {@code here}. */
    public String looks(String here) {
        var address = display(here);
        return carried.isEmpty() ? address : address + (address.indexOf('?') < 0 ? "?" : "&") + carried;
    }

    /** The same, carrying nothing. */
    public static String display(String here) {
        return here.equals("/") ? "/display" : "/display?back=" + escape(here);
    }

    /** What is found for {@code query} and has each of the values {@code narrowed} by facet. */
    public String search(String query, Map<String, String> narrowed, int page) {
        var parameters = "q=" + escape(query);
        for (var facet : new TreeMap<>(narrowed).entrySet()) {
            parameters = join(parameters, facet.getKey() + "=" + escape(facet.getValue()));
        }
        return to("/search", join(parameters, numbered(page)));
    }

    private String to(String path, String query) {
        var whole = join(query, carried);
        return whole.isEmpty() ? path : path + "?" + whole;
    }

    private static String join(String query, String more) {
        return query.isEmpty() || more.isEmpty() ? query + more : query + "&" + more;
    }

    private static String numbered(int page) {
        return page <= 1 ? "" : "page=" + page;
    }

    /** {@code text} escaped for a path, or as the value of a parameter. */
    public static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (plain || (SAFE.indexOf(c) >= 0)) {
                escaped.append(c);
            } else {
                escaped.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return escaped.toString();
    }
}
