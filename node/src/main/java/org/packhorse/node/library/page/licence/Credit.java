package org.packhorse.node.library.page.licence;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.html.Html;
import org.packhorse.node.language.LanguageTags;
import org.packhorse.node.library.page.translation.Words;
import org.packhorse.protocol.content.Resource;

/**
 * What must be said where something is shown: title, author, source, licence, changes.
 *
 * @param title of it
 * @param tag the language of that
 * @param author who made it
 * @param collection the title of the collection it is from
 * @param publisher of that
 * @param version of that
 */
public record Credit(
        String title, String tag, String author, String collection, String publisher, long version, Licence licence) {
    private static final Pattern PLACE = Pattern.compile("\\{([0-6])}");

    /** That of {@code resource} in {@code version}. */
    public static Credit of(ShownVersion version, Resource resource) {
        var info = version.info();
        var named = resource.attribution().isEmpty() ? info.attribution() : resource.attribution();
        return new Credit(
                resource.title(),
                resource.languages().getFirst(),
                named.isEmpty() ? info.publisher() : named,
                info.title(),
                info.publisher(),
                version.version().number(),
                Licence.of(resource.licence()));
    }

    /** That of the whole collection in {@code version}. */
    public static Credit of(ShownVersion version) {
        var info = version.info();
        return new Credit(
                info.title(),
                info.languages().getFirst(),
                info.attribution().isEmpty() ? info.publisher() : info.attribution(),
                info.title(),
                info.publisher(),
                version.version().number(),
                Licence.of(info.licence()));
    }

    /** In one paragraph, to be put under a copy that nobody changed. */
    public String text(Words words) {
        return put(
                words.find("reuse.credit").orElseThrow(),
                List.of(
                        title,
                        author,
                        collection,
                        words.number(version),
                        publisher,
                        licence.nameAndAddress(),
                        words.text("reuse.unchanged")));
    }

    /** The same as a paragraph of HTML. */
    public String html(Words words) {
        var name = Html.escape(licence.name());
        return "<p>"
                + put(
                        Html.escape(words.find("reuse.credit").orElseThrow()),
                        List.of(
                                "<cite lang=\"" + LanguageTags.inPages(tag) + "\">" + Html.escape(title) + "</cite>",
                                Html.escape(author),
                                Html.escape(collection),
                                Html.escape(words.number(version)),
                                Html.escape(publisher),
                                licence.address().isEmpty()
                                        ? name
                                        : "<a rel=\"license\" href=\"" + Html.escape(licence.address()) + "\">" + name
                                                + "</a>",
                                Html.escape(words.text("reuse.unchanged"))))
                + "</p>";
    }

    /** In one go, for a title may have braces of its own. */
    private static String put(String message, List<String> values) {
        return PLACE.matcher(message)
                .replaceAll(place -> Matcher.quoteReplacement(values.get(Integer.parseInt(place.group(1)))));
    }
}
