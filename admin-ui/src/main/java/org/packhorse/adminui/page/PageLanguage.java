package org.packhorse.adminui.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A language that pages speak, as {@code languages.txt} has it.
 *
 * @param tag its BCP 47 tag
 * @param direction {@code ltr} or {@code rtl}
 * @param name what its speakers call it
 */
public record PageLanguage(String tag, String direction, String name) {
    private static final String LIST = "languages.txt";
    private static final List<PageLanguage> ALL = read();

    /** All of them: those of the library, in its order. */
    public static List<PageLanguage> all() {
        return ALL;
    }

    /** The one that {@code tag} names exactly. */
    static PageLanguage get(String tag) {
        return ALL.stream()
                .filter(language -> language.tag.equals(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(LIST + " lacks " + tag));
    }

    private static List<PageLanguage> read() {
        try (var in = PageLanguage.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + LIST);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" *\\| *", -1))
                    .map(fields -> new PageLanguage(fields[0], fields[1], fields[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(LIST, e);
        }
    }
}
