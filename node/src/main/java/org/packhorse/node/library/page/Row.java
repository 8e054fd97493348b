package org.packhorse.node.library.page;

import java.util.List;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.translation.Tongue;
import org.packhorse.protocol.content.Resource;

/**
 * A resource as one line among others.
 *
 * @param title in its own language
 * @param tag that language
 * @param summary the beginning of its description, may be empty
 * @param kind what opening it shows
 * @param languages their names
 * @param level the key of its level among the messages, empty where it is for all
 * @param about its page
 * @param open where one tap leads: the content, or a page of ours with it
 * @param shelf the title of its collection where lines of several stand together, else empty
 */
public record Row(
        String title,
        String tag,
        String summary,
        Kind kind,
        List<String> languages,
        String level,
        String about,
        String open,
        String shelf) {
    /** Two lines of a phone. */
    private static final int SUMMARY_CHARS = 140;

    /** Longer titles are cut in lists; a resource's own page has all of it. */
    private static final int TITLE_CHARS = 160;

    /** Resources in more languages than this say so on their own pages. */
    private static final int LANGUAGES = 4;

    public Row {
        languages = List.copyOf(languages);
    }

    /** {@code resource} of {@code version} as a line. */
    public static Row of(ShownVersion version, Resource resource, Links links) {
        return new Row(
                shorten(resource.title(), TITLE_CHARS),
                resource.languages().getFirst(),
                shorten(resource.description(), SUMMARY_CHARS),
                Kind.of(version, resource),
                Tongue.names(few(resource.languages())),
                resource.level().equals("all") ? "" : "level." + resource.level(),
                links.resource(version.collection(), resource.id()),
                Tap.to(version.collection(), resource, links),
                "");
    }

    /** The collection that {@code version} is of, as a line. */
    public static Row of(ShownVersion version, Links links) {
        var info = version.info();
        var address = links.collection(version.collection(), 1);
        return new Row(
                shorten(info.title(), TITLE_CHARS),
                info.languages().getFirst(),
                shorten(info.description(), SUMMARY_CHARS),
                Kind.COLLECTION,
                Tongue.names(few(info.languages())),
                "",
                address,
                address,
                "");
    }

    private static List<String> few(List<String> tags) {
        return tags.subList(0, Math.min(LANGUAGES, tags.size()));
    }

    /** This, naming the collection it is from. */
    public Row from(String collection) {
        return new Row(title, tag, summary, kind, languages, level, about, open, collection);
    }

    /** This with less text. */
    public Row brief(int titleChars, int summaryChars) {
        var less = summaryChars == 0 ? "" : shorten(summary, summaryChars);
        return new Row(shorten(title, titleChars), tag, less, kind, languages, level, about, open, shelf);
    }

    /** {@code ltr} or {@code rtl}, for title and summary. */
    public String direction() {
        return Tongue.of(tag).direction();
    }

    /** At most {@code limit} characters of {@code text}, ended between words. */
    public static String shorten(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = text.lastIndexOf(' ', limit);
        if (end < limit / 2) {
            end = Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
        }
        return text.substring(0, end) + "…";
    }
}
