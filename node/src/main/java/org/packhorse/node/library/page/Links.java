package org.packhorse.node.library.page;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
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

    /** A page of the first page's collections. */
    public String home(int page) {
        return to("/", numbered(page));
    }

    /** The path of what has {@code value} on the side {@code facet}; empty for a list of all its values. */
    public String by(String facet, String value) {
        return "/by/" + facet + (value.isEmpty() ? "" : "/" + escape(value));
    }

    /** The path of a collection's page. */
    public static String path(CollectionId id) {
        return "/c/" + id;
    }

    /** The page at {@code path}, narrowed down by {@code fields}. */
    public String narrowed(String path, List<Carried.Field> fields, int page) {
        return to(path, join(inOneOrder(fields), numbered(page)));
    }

    /** So that what is the same has one address, however a reader came to it. */
    private static String inOneOrder(List<Carried.Field> fields) {
        return fields.stream()
                .sorted(Comparator.comparing(Carried.Field::name))
                .map(field -> field.name() + "=" + escape(field.value()))
                .collect(Collectors.joining("&"));
    }

    /** The page of a collection. */
    public String collection(CollectionId id, int page) {
        return to("/c/" + id, numbered(page));
    }

    /** The page of a resource. */
    public String resource(CollectionId id, String resource) {
        return to("/c/" + id + "/r/" + resource, "");
    }

    /** A resource's content in a page of ours; {@code part} of it, or empty for its beginning. */
    public String read(CollectionId id, String resource, String part) {
        return to("/c/" + id + "/r/" + resource + "/read/" + escape(part), "");
    }

    /** A resource with pages, at one of them. */
    public String readAt(CollectionId id, String resource, int page) {
        return to("/c/" + id + "/r/" + resource + "/read/", numbered(page));
    }

    /** The words alone of a resource, or of a part of it. */
    public String text(CollectionId id, String resource, String part, int page) {
        return to("/c/" + id + "/r/" + resource + "/text/" + escape(part), numbered(page));
    }

    /** Any file or part in a page of ours. */
    public String view(CollectionId id, String path) {
        return to("/c/" + id + "/view/" + escape(path), "");
    }

    /** Any file with pages, at one of them. */
    public String viewAt(CollectionId id, String path, int page) {
        return to("/c/" + id + "/view/" + escape(path), numbered(page));
    }

    /** The words alone of any file or part. */
    public String viewText(CollectionId id, String path, int page) {
        return to("/c/" + id + "/text/" + escape(path), numbered(page));
    }

    /** An H5P package, played. */
    public String play(CollectionId id, String path) {
        return to("/c/" + id + "/play/" + escape(path), "");
    }

    /** Subtitles of any form as WebVTT. */
    public static String captions(CollectionId id, String path) {
        return "/c/" + id + "/captions/" + escape(path);
    }

    /** All reading lists. */
    public String readingLists() {
        return to("/lists", "");
    }

    /** The reading list {@code id}. */
    public String readingList(long id) {
        return to("/lists/" + id, "");
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
        return to(display(here));
    }

    /** The same, carrying nothing. */
    public static String display(String here) {
        return here.equals("/") ? "/display" : "/display?back=" + escape(here);
    }

    /** A page of ours at {@code path}, which is escaped already. */
    public String at(String path) {
        return to(path, "");
    }

    /** What is at {@code address}, which is escaped already and may have a query and a fragment; content carries nothing. */
    public String to(String address) {
        if (carried.isEmpty() || address.startsWith("/content/")) {
            return address;
        }
        int end = address.indexOf('#') < 0 ? address.length() : address.indexOf('#');
        var page = address.substring(0, end);
        return page + (page.indexOf('?') < 0 ? "?" : "&") + carried + address.substring(end);
    }

    /** What can be taken home of a folder, which is empty or ends with a slash. */
    public String take(CollectionId id, String folder) {
        return to("/c/" + id + "/take/" + escape(folder), "");
    }

    /** A folder as a ZIP, with texts in the language {@code tag} whatever a program asks for that goes on with it later. */
    public static String zip(CollectionId id, String folder, String tag) {
        return carrying(new Carried(tag, List.of())).to("/c/" + id + "/zip/" + escape(folder), "");
    }

    /** A resource as a ZIP. */
    public static String zipOfResource(CollectionId id, String resource, String tag) {
        return carrying(new Carried(tag, List.of())).to("/c/" + id + "/r/" + resource + "/zip", "");
    }

    /** What the licence {@code spdx} says. */
    public String licence(String spdx) {
        return to("/licences/" + escape(spdx), "");
    }

    /** The page that shows {@code address}, one of ours, to a camera. */
    public String qr(String address) {
        return to("/qr", "to=" + escape(address));
    }

    /** What is found for {@code query}. */
    public String search(String query) {
        return search(query, List.of(), 1);
    }

    /** What is found for {@code query}, narrowed down by {@code fields}. */
    public String search(String query, List<Carried.Field> fields, int page) {
        return to("/search", join(join("q=" + escape(query), inOneOrder(fields)), numbered(page)));
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
