package org.packhorse.adminui.page;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The languages the screens speak. */
public final class Languages {
    /** By BCP 47 tag, in the order of the menu; the first is spoken to those who understand none of them. */
    public static final List<String> TAGS = List.of("en", "fr", "es", "pt", "sw", "ar");

    /** Browsers send a few dozen characters; parsing is refused to more. */
    private static final int ACCEPT_CHARS_LIMIT = 200;

    private final Map<String, Words> wordsByTag;

    /** All languages, telling times as they are in {@code zone}. */
    public Languages(ZoneId zone) {
        this.wordsByTag = TAGS.stream().collect(Collectors.toUnmodifiableMap(tag -> tag, tag -> Words.of(tag, zone)));
    }

    /** Every language's words, in the order of the menu. */
    public List<Words> all() {
        return TAGS.stream().map(this::get).toList();
    }

    /** The words of the language {@code tag}, where it is one of ours. */
    public Optional<Words> find(String tag) {
        return Optional.ofNullable(wordsByTag.get(tag));
    }

    /** The words that suit an {@code Accept-Language} header best; English for an empty or malformed one. */
    public Words suiting(String acceptLanguage) {
        if (acceptLanguage.isBlank() || acceptLanguage.length() > ACCEPT_CHARS_LIMIT) {
            return get(TAGS.getFirst());
        }
        try {
            var best = Locale.lookupTag(LanguageRange.parse(acceptLanguage), TAGS);
            return get(best == null ? TAGS.getFirst() : best);
        } catch (IllegalArgumentException _) {
            return get(TAGS.getFirst());
        }
    }

    private Words get(String tag) {
        return find(tag).orElseThrow(() -> new IllegalStateException("no words for " + tag));
    }
}
