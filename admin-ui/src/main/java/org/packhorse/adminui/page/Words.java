package org.packhorse.adminui.page;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One language: its messages, and how it writes numbers, sizes and times. Any thread.
 *
 * <p>Numbers are shown with units ({@code 5 min}) or labels ({@code Files: 3}) and never inside a sentence that would have
 * to agree with them: Arabic alone has six plural forms.
 */
public final class Words {
    /** What teachers see, and what staff see as well: in all languages. */
    private static final String TEACHER = "org.packhorse.adminui.page.teacher";

    /** What only staff see; in languages that their screens do not speak it is English, and nobody asks. */
    private static final String STAFF = "org.packhorse.adminui.page.messages";

    private static final List<String> SIZES = List.of("size.b", "size.kb", "size.mb", "size.gb", "size.tb");
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';
    private static final double THOUSAND = 1000;

    /** Below this a size keeps one decimal: 1.2 MB, but 41 MB. */
    private static final double DECIMAL_BELOW = 10;

    private final PageLanguage language;
    private final ResourceBundle common;
    private final ResourceBundle staff;
    private final Locale locale;
    private final ZoneId zone;

    /** Those of {@code language}, telling times as they are in {@code zone}. */
    Words(PageLanguage language, ZoneId zone) {
        var control = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        this.language = language;
        this.locale = Locale.forLanguageTag(language.tag());
        this.common = ResourceBundle.getBundle(TEACHER, locale, control);
        this.staff = ResourceBundle.getBundle(STAFF, locale, control);
        this.zone = zone;
    }

    /** Its BCP 47 tag. */
    public String tag() {
        return language.tag();
    }

    /** Its name in itself. */
    public String name() {
        return language.name();
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return language.direction();
    }

    private boolean isRightToLeft() {
        return direction().equals("rtl");
    }

    /**
     * The message {@code key} with {@code values} in its places. In a language written from right to left each value is
     * isolated, else the numbers of "41 % – 1.2 of 2.9 MB" change places.
     */
    public String text(String key, String... values) {
        var fitted = isRightToLeft() ? Stream.of(values).map(Words::isolated).toArray() : (Object[]) values;
        return new MessageFormat(message(key), locale).format(fitted);
    }

    private String message(String key) {
        return common.containsKey(key) ? common.getString(key) : staff.getString(key);
    }

    /** {@code text} kept from turning what is around it when it is written in the other direction (Unicode UAX #9). */
    static String isolated(String text) {
        return FIRST_STRONG_ISOLATE + text + POP_ISOLATE;
    }

    /** A whole number. */
    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** A share of a hundred. */
    public String percent(int percent) {
        return NumberFormat.getPercentInstance(locale).format(percent / 100.0);
    }

    /** A size in decimal units, 1 MB being 1,000,000 bytes, as storage is sold and links are billed. */
    public String bytes(long bytes) {
        double amount = bytes;
        var size = 0;
        while (amount >= THOUSAND && size < SIZES.size() - 1) {
            amount /= THOUSAND;
            size++;
        }
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(size > 0 && amount < DECIMAL_BELOW ? 1 : 0);
        return text(SIZES.get(size), format.format(amount));
    }

    /** An amount of money, with the currency's code, which is the same for everybody. */
    public String money(BigDecimal amount, Currency currency) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(amount.scale());
        format.setMaximumFractionDigits(amount.scale());
        return text("money", format.format(amount), currency.getCurrencyCode());
    }

    /** Weekdays by their short names, in the order of the week. */
    public String days(Set<DayOfWeek> days) {
        return days.stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.SHORT, locale))
                .collect(Collectors.joining(" "));
    }

    /** A time of day. */
    public String time(LocalTime time) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).format(time);
    }

    /** A time of day at which something ends: midnight is the day's end. */
    public String endTime(LocalTime time) {
        return time.equals(LocalTime.MIDNIGHT) ? count(24) + ":" + time(time).substring(3) : time(time);
    }

    /** A length of time in its one or two largest units. */
    public String duration(Duration duration) {
        if (duration.toMinutes() < 1) {
            return text("unit.seconds", count(duration.toSeconds()));
        }
        if (duration.toHours() < 1) {
            return text("unit.minutes", count(duration.toMinutes()));
        }
        if (duration.toDays() < 1) {
            return duration.toMinutesPart() == 0
                    ? text("unit.hours", count(duration.toHours()))
                    : text("unit.hours-minutes", count(duration.toHours()), count(duration.toMinutesPart()));
        }
        return text("unit.days", count(duration.toDays()));
    }

    /** How long before {@code now} something was; the date where the clock was set back in between. */
    public String ago(Instant then, Instant now) {
        if (then.isAfter(now)) {
            return moment(then);
        }
        var age = Duration.between(then, now);
        return age.toMinutes() < 1 ? text("ago.now") : text("ago.past", duration(age));
    }

    /** How long after {@code now} something will be; {@code soon} where that is past. */
    public String until(Instant then, Instant now) {
        return then.isAfter(now) ? text("ago.future", duration(Duration.between(now, then))) : text("ago.soon");
    }

    /** A date with the time of day. */
    public String moment(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone)
                .format(instant);
    }
}
