package org.packhorse.node.library.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The languages that the pages speak. Immutable. */
public final class Translations {
    private static final List<String> TAGS = List.of("en", "fr", "es", "pt", "sw", "ar");

    private final List<Words> all;

    private Translations(List<Words> all) {
        this.all = List.copyOf(all);
    }

    /** Those that the program comes with, English first. */
    public static Translations load() {
        var english = properties("messages.properties");
        return new Translations(TAGS.stream().map(tag -> read(tag, english)).toList());
    }

    /** Only {@code words}. */
    public static Translations of(Words words) {
        return new Translations(List.of(words));
    }

    private static Words read(String tag, Map<String, String> english) {
        var own = tag.equals("en") ? english : properties("messages_" + tag + ".properties");
        return new Words(Locale.forLanguageTag(tag), own, english);
    }

    private static Map<String, String> properties(String name) {
        var properties = new Properties();
        try (var in = Translations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + name);
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        Map<String, String> messages = new HashMap<>();
        properties.forEach((key, value) -> messages.put((String) key, (String) value));
        return messages;
    }

    /** All of them, in the order in which readers are offered them. */
    public List<Words> all() {
        return all;
    }

    /** The one that {@code tag} names exactly. */
    public Optional<Words> find(String tag) {
        return all.stream().filter(w -> w.tag().equals(tag)).findFirst();
    }

    /** The best for an {@code Accept-Language} header (RFC 4647 section 3.4, lookup); the first where none fits. */
    public Words choose(String acceptLanguage) {
        try {
            var tags = all.stream().map(Words::tag).toList();
            var ranges = Locale.LanguageRange.parse(acceptLanguage.isEmpty() ? "*" : acceptLanguage);
            var found = Locale.lookupTag(ranges, tags);
            return found == null ? all.getFirst() : find(found).orElse(all.getFirst());
        } catch (IllegalArgumentException e) {
            return all.getFirst();
        }
    }
}
