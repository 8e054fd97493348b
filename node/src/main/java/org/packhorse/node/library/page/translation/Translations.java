package org.packhorse.node.library.page.translation;

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
import java.util.concurrent.ConcurrentHashMap;

/** The languages that the pages speak. A bundle is read when the first reader asks for its language. Any thread. */
public final class Translations {
    private static final String SOURCE = "en";

    private final List<String> tags;
    private final Words source;
    private final Map<String, Words> read = new ConcurrentHashMap<>();

    private Translations(List<String> tags, Words source) {
        this.tags = List.copyOf(tags);
        this.source = source;
        read.put(source.tag(), source);
    }

    /** Those that the program comes with. */
    public static Translations load() {
        var english = properties("messages.properties");
        return new Translations(
                PageLanguage.all().stream().map(PageLanguage::tag).toList(), new Words(Locale.of(SOURCE), english));
    }

    /** Only {@code words}. */
    public static Translations of(Words words) {
        return new Translations(List.of(words.tag()), words);
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

    /** Their tags, in the order in which readers are offered them. */
    public List<String> tags() {
        return tags;
    }

    /** All of them, in the same order; reads every bundle. */
    public List<Words> all() {
        return tags.stream().map(this::get).toList();
    }

    /** The one that {@code tag} names exactly. */
    public Optional<Words> find(String tag) {
        return tags.contains(tag) ? Optional.of(get(tag)) : Optional.empty();
    }

    private Words get(String tag) {
        return read.computeIfAbsent(
                tag,
                missing -> new Words(
                        Locale.forLanguageTag(missing), properties("messages_" + missing + ".properties"), source));
    }

    /** What all others were translated from. */
    public Words source() {
        return source;
    }

    /** The tags of ours that an {@code Accept-Language} header asks for, the dearest first. */
    public List<String> asked(String acceptLanguage) {
        return Accepted.parse(acceptLanguage).among(tags);
    }
}
