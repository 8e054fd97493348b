package org.packhorse.adminui.page;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The languages that some pages speak. The words of one are read when the first visitor asks for them. Any thread. */
public final class Languages {
    /** What is spoken to those who understand none of the others. */
    private static final String SOURCE = "en";

    /** Those of the screens of staff, in the order of their menu. To speakers of others these say all in English, rather than half of it. */
    public static final List<String> STAFF = List.of(SOURCE, "fr", "es", "pt", "sw", "ar");

    /** Browsers send a few dozen characters; parsing is refused to more. */
    private static final int ACCEPT_CHARS_LIMIT = 200;

    private final List<PageLanguage> menu;
    private final List<String> tags;
    private final ZoneId zone;
    private final Map<String, Words> read = new ConcurrentHashMap<>();

    private Languages(List<PageLanguage> menu, ZoneId zone) {
        this.menu = List.copyOf(menu);
        this.tags = menu.stream().map(PageLanguage::tag).toList();
        this.zone = zone;
    }

    /** Those of the screens of staff, telling times as they are in {@code zone}. */
    public static Languages ofStaff(ZoneId zone) {
        return new Languages(STAFF.stream().map(PageLanguage::get).toList(), zone);
    }

    /** Those of the teachers' pages: all that the library speaks. */
    public static Languages ofTeachers(ZoneId zone) {
        return new Languages(PageLanguage.all(), zone);
    }

    /** All of them, in the order of the menu. */
    public List<PageLanguage> menu() {
        return menu;
    }

    /** Every language's words, in the same order; reads all of them. */
    public List<Words> all() {
        return tags.stream().map(this::get).toList();
    }

    /** The words of the language {@code tag}, where it is one of ours. */
    public Optional<Words> find(String tag) {
        return tags.contains(tag) ? Optional.of(get(tag)) : Optional.empty();
    }

    /** The words that suit an {@code Accept-Language} header best; English for an empty or malformed one. */
    public Words suiting(String acceptLanguage) {
        if (acceptLanguage.isBlank() || acceptLanguage.length() > ACCEPT_CHARS_LIMIT) {
            return get(SOURCE);
        }
        try {
            var best = Locale.lookupTag(LanguageRange.parse(acceptLanguage), tags);
            return get(best == null ? SOURCE : best);
        } catch (IllegalArgumentException _) {
            return get(SOURCE);
        }
    }

    private Words get(String tag) {
        return read.computeIfAbsent(tag, missing -> new Words(PageLanguage.get(missing), zone));
    }
}
