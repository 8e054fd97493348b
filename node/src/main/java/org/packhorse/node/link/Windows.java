package org.packhorse.node.link;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * When a link may be used: while the clock on the wall of {@code zone} shows a time within any of the windows.
 *
 * <p>So it is where clocks are changed, too, as operators count it: an hour that is shown twice is within twice, one that is
 * skipped never.
 *
 * @param windows none: always
 */
public record Windows(List<Window> windows, ZoneId zone) {
    /** Each window comes within a week; one that falls into a skipped hour, the week after. */
    private static final int HORIZON_DAYS = 15;

    public Windows {
        windows = List.copyOf(windows);
    }

    /** No restriction; days are those of {@code zone}. */
    public static Windows always(ZoneId zone) {
        return new Windows(List.of(), zone);
    }

    /** Whether the link may be used at {@code time}. */
    public boolean contain(Instant time) {
        var local = time.atZone(zone).toLocalDateTime();
        return windows.isEmpty() || windows.stream().anyMatch(window -> window.contains(local));
    }

    /** The first instant after {@code time} at which {@link #contain} answers otherwise; empty where it never does. */
    public Optional<Instant> nextChange(Instant time) {
        boolean now = contain(time);
        var today = time.atZone(zone).toLocalDate();
        var borders = LongStream.rangeClosed(-1, HORIZON_DAYS)
                .mapToObj(today::plusDays)
                .flatMap(this::borders);
        return Stream.concat(borders, jumps(time))
                .filter(border -> border.isAfter(time))
                .sorted()
                .filter(border -> contain(border) != now)
                .findFirst();
    }

    /** {@code time} where the link may be used then, else the first instant after it at which it may. */
    Instant openFrom(Instant time) {
        // A window in an hour that is skipped for good does not exist; then nothing is promised before the horizon.
        return contain(time) ? time : nextChange(time).orElse(time.plusSeconds(86_400L * HORIZON_DAYS));
    }

    private Stream<Instant> borders(LocalDate day) {
        return windows.stream()
                .flatMap(window -> Stream.of(window.from(), window.to()))
                .map(day::atTime)
                .flatMap(
                        local -> zone.getRules().getValidOffsets(local).stream().map(local::toInstant));
    }

    /** When the clock on the wall is changed: it may jump into a window or out of one. */
    private Stream<Instant> jumps(Instant time) {
        var end = time.plusSeconds(86_400L * HORIZON_DAYS);
        return Stream.iterate(
                        zone.getRules().nextTransition(time),
                        jump -> jump != null && jump.getInstant().isBefore(end),
                        jump -> zone.getRules().nextTransition(jump.getInstant()))
                .map(jump -> jump.getInstant());
    }
}
