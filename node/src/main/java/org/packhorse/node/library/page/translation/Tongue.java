package org.packhorse.node.library.page.translation;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;

/**
 * The language of a piece of content.
 *
 * @param tag its BCP 47 tag
 */
public record Tongue(String tag) {
    /** The language {@code tag}. */
    public static Tongue of(String tag) {
        return new Tongue(tag);
    }

    /** What the speakers of each of {@code tags} call it. */
    public static List<String> names(List<String> tags) {
        return tags.stream().map(tag -> of(tag).name()).toList();
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        var ours = PageLanguage.find(tag);
        if (ours.isPresent()) {
            return ours.get().direction();
        }
        return ULocale.forLanguageTag(tag).isRightToLeft() ? "rtl" : "ltr";
    }

    /** What its speakers call it; the tag where that is not known here. */
    public String name() {
        var ours = PageLanguage.find(tag);
        if (ours.isPresent()) {
            return ours.get().name();
        }
        // The JDK's names are those of CLDR too, and at hand without ICU's data.
        var locale = Locale.forLanguageTag(tag);
        var name = locale.getDisplayName(locale);
        if (name.isEmpty()) {
            return tag;
        }
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first).toUpperCase(locale) + name.substring(first);
    }
}
