package org.packhorse.node.library.page.translation;

import com.ibm.icu.text.PluralRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A language that the pages speak, as {@code languages.txt} has it.
 *
 * @param tag its BCP 47 tag
 * @param direction {@code ltr} or {@code rtl}
 * @param name what its speakers call it
 * @param rules its plural rules in the notation of CLDR (UTS #35 part 3); empty where it has but one form
 */
record PageLanguage(String tag, String direction, String name, String rules) {
    private static final String LIST = "languages.txt";
    private static final List<PageLanguage> ALL = read();

    /** All of them, in the order in which readers are offered them. */
    static List<PageLanguage> all() {
        return ALL;
    }

    /** The one that {@code tag} names exactly. */
    static Optional<PageLanguage> find(String tag) {
        return ALL.stream().filter(language -> language.tag.equals(tag)).findFirst();
    }

    /** The plural rules as ICU applies them; of the rules' text alone, without ICU's data. */
    PluralRules plurals() {
        var parsed = rules.isEmpty() ? PluralRules.DEFAULT : PluralRules.createRules(rules);
        if (parsed == null) {
            throw new IllegalStateException(LIST + ": not plural rules of CLDR: " + rules);
        }
        return parsed;
    }

    private static List<PageLanguage> read() {
        try (var in = PageLanguage.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + LIST);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(PageLanguage::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(LIST, e);
        }
    }

    private static PageLanguage parse(String line) {
        var fields = line.split(" *\\| *", -1);
        return new PageLanguage(fields[0], fields[1], fields[2], fields[3]);
    }
}
