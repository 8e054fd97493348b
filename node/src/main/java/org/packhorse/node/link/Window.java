package org.packhorse.node.link;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A stretch of the day on certain weekdays, by the clock on the wall: {@code mon-fri 22:00-05:00}.
 *
 * <p>Where {@code to} is not after {@code from} it ends on the next day; its days are those on which it begins.
 *
 * @param days at least one
 * @param to exclusive; midnight is the end of the day
 */
public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    private static final String TIME = "(\\d{1,2}:\\d{2})";
    private static final Pattern FORM = Pattern.compile("(?:([a-z]{3}(?:[-,][a-z]{3})*) +)?" + TIME + " ?- ?" + TIME);
    private static final List<String> NAMES = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int WEEK = 7;

    public Window {
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a window has at least one day");
        }
        if (from.equals(to) && !from.equals(LocalTime.MIDNIGHT)) {
            throw new IllegalArgumentException(
                    "a window ends at another time than it begins; a whole day is 00:00-24:00");
        }
    }

    /** The window written as weekdays (all where there are none; {@code fri-mon} goes over the weekend) and times. */
    public static Window parse(String text) {
        var matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw notAWindow(text);
        }
        var days = matcher.group(1) == null ? EnumSet.allOf(DayOfWeek.class) : days(matcher.group(1), text);
        return new Window(days, time(matcher.group(2), text), time(matcher.group(3), text));
    }

    private static Set<DayOfWeek> days(String list, String text) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var part : list.split(",", -1)) {
            var ends = part.split("-", -1);
            int first = NAMES.indexOf(ends[0]);
            int last = NAMES.indexOf(ends[ends.length - 1]);
            if (first < 0 || last < 0 || ends.length > 2) {
                throw notAWindow(text);
            }
            for (int day = first; day <= (last < first ? last + WEEK : last); day++) {
                days.add(DayOfWeek.of(day % WEEK + 1));
            }
        }
        return days;
    }

    private static LocalTime time(String text, String window) {
        var parts = text.split(":", -1);
        int hour = Integer.parseInt(parts[0]);
        int minute = Integer.parseInt(parts[1]);
        if (hour == 24 && minute == 0) {
            return LocalTime.MIDNIGHT;
        }
        if (hour > 23 || minute > 59) {
            throw notAWindow(window);
        }
        return LocalTime.of(hour, minute);
    }

    private static IllegalArgumentException notAWindow(String text) {
        return new IllegalArgumentException(
                "\"" + text + "\" is not a window, for example \"mon-fri 22:00-05:00\" or \"sat,sun 00:00-24:00\"");
    }

    /** Whether the wall clock's {@code time} lies in it. */
    boolean contains(LocalDateTime time) {
        var today = time.getDayOfWeek();
        var clock = time.toLocalTime();
        if (from.isBefore(to)) {
            return days.contains(today) && !clock.isBefore(from) && clock.isBefore(to);
        }
        return (days.contains(today) && !clock.isBefore(from)) || (days.contains(today.minus(1)) && clock.isBefore(to));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        var names =
                days.stream().sorted().map(day -> NAMES.get(day.getValue() - 1)).toList();
        var shownDays = days.size() == WEEK ? "" : String.join(",", names) + " ";
        return shownDays + from + "-" + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to);
    }
}
