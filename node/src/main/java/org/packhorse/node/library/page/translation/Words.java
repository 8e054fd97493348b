package org.packhorse.node.library.page.translation;

import com.ibm.icu.text.PluralRules;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One language of the pages: its messages, its plurals, and how it writes numbers. Any thread. */
public final class Words {
    private static final int KILO = 1000;

    private final Locale locale;
    private final Map<String, String> messages;
    private final Optional<Words> source;
    private final PluralRules plurals;

    /** The language {@code locale} with these messages and no others. */
    public Words(Locale locale, Map<String, String> messages) {
        this(locale, messages, Optional.empty());
    }

    /** The language {@code locale} with these messages; what it lacks is said in the words of {@code source}. */
    Words(Locale locale, Map<String, String> messages, Words source) {
        this(locale, messages, Optional.of(source));
    }

    private Words(Locale locale, Map<String, String> messages, Optional<Words> source) {
        this.locale = locale;
        this.messages = Map.copyOf(messages);
        this.source = source;
        this.plurals = PageLanguage.find(locale.toLanguageTag())
                .map(PageLanguage::plurals)
                .orElse(PluralRules.DEFAULT);
    }

    /** Its BCP 47 tag. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** What its speakers call it. */
    public String ownName() {
        return Tongue.of(tag()).name();
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return Tongue.of(tag()).direction();
    }

    /** The names of all messages of its own, in order. */
    public Set<String> keys() {
        return new TreeSet<>(messages.keySet());
    }

    /**
     * The message {@code key} with {@code values} where it says {@code {0}}, {@code {1}} and so on.
     *
     * @throws IllegalStateException where the bundle lacks it
     */
    public String text(String key, String... values) {
        var text = find(key).orElseThrow(() -> new IllegalStateException("no message " + key + " in " + tag()));
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return text;
    }

    /** The message {@code key} as it stands, where there is one. */
    public Optional<String> find(String key) {
        var own = Optional.ofNullable(messages.get(key));
        return own.isPresent() ? own : source.flatMap(words -> words.find(key));
    }

    /** Who has looked at them. */
    public Review review() {
        return Review.of(Optional.ofNullable(messages.get("review")));
    }

    /** The message about {@code count} things: {@code key} and the CLDR plural category, which the language decides. */
    public String count(String key, long count) {
        var chosen = key + "." + plurals.select((double) count);
        if (messages.containsKey(chosen)) {
            return text(chosen, number(count));
        }
        var other = key + "." + PluralRules.KEYWORD_OTHER;
        return source.isEmpty() || messages.containsKey(other)
                ? text(other, number(count))
                : source.get().count(key, count);
    }

    /** A whole number. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** A size in decimal units, with one decimal where that says something: {@code 3.2 MB}, {@code 41 kB}. */
    public String size(long bytes) {
        if (bytes < KILO) {
            return text("size.bytes", number(bytes));
        }
        double amount = bytes / (double) KILO;
        var unit = "kilo";
        for (var larger : new String[] {"mega", "giga", "tera"}) {
            if (amount < KILO) {
                break;
            }
            amount /= KILO;
            unit = larger;
        }
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(amount < 10 ? 1 : 0);
        return text("size." + unit, format.format(amount));
    }
}
