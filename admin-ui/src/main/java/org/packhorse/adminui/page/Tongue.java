package org.packhorse.adminui.page;

import java.util.List;
import java.util.Locale;
import org.packhorse.adminui.port.NewItem;

/**
 * A language that something to read may be in.
 *
 * @param tag BCP 47
 * @param name in itself
 */
public record Tongue(String tag, String name) {
    /** Those to choose from. */
    public static final List<Tongue> ALL =
            NewItem.LANGUAGES.stream().map(Tongue::of).toList();

    static Tongue of(String tag) {
        var locale = Locale.forLanguageTag(tag);
        return new Tongue(tag, locale.getDisplayLanguage(locale));
    }
}
