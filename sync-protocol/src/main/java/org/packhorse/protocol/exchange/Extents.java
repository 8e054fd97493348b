package org.packhorse.protocol.exchange;

import java.util.ArrayList;
import java.util.List;

/** Some of a file's bytes: stretches in ascending order, with gaps between them. Unchangeable. */
public record Extents(List<Extent> list) {
    /** No byte. */
    public static final Extents NONE = new Extents(List.of());

    public Extents {
        list = List.copyOf(list);
        for (int i = 1; i < list.size(); i++) {
            if (list.get(i).begin() <= list.get(i - 1).end()) {
                throw new IllegalArgumentException("out of order, or no gap between: " + list);
            }
        }
    }

    /** The bytes from {@code begin} to {@code end}, exclusive; none where that is not behind {@code begin}. */
    public static Extents of(long begin, long end) {
        return end <= begin ? NONE : new Extents(List.of(new Extent(begin, end)));
    }

    /** The first byte; only where there is one. */
    public long begin() {
        return list.getFirst().begin();
    }

    /** How many bytes there are. */
    public long bytes() {
        return list.stream().mapToLong(Extent::bytes).sum();
    }

    /** Whether there is no byte. */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** Whether all bytes from {@code begin} to {@code end}, exclusive, are among them. */
    public boolean covers(long begin, long end) {
        return end <= begin || list.stream().anyMatch(e -> e.begin() <= begin && end <= e.end());
    }

    /** These, and all from {@code begin} to {@code end}, exclusive. */
    public Extents with(long begin, long end) {
        if (covers(begin, end)) {
            return this;
        }
        var all = new ArrayList<Extent>(list.size() + 1);
        var added = new Extent(begin, end);
        for (var extent : list) {
            if (extent.end() < added.begin()) {
                all.add(extent);
            } else if (extent.begin() <= added.end()) {
                added = new Extent(Math.min(extent.begin(), added.begin()), Math.max(extent.end(), added.end()));
            }
        }
        long behind = added.end();
        all.add(added);
        list.stream().filter(extent -> extent.begin() > behind).forEach(all::add);
        return new Extents(all);
    }

    /** These, and {@code others}. */
    public Extents with(Extents others) {
        var all = this;
        for (var extent : others.list) {
            all = all.with(extent.begin(), extent.end());
        }
        return all;
    }

    /** Those of them from {@code begin} to {@code end}, exclusive. */
    public Extents within(long begin, long end) {
        var some = new ArrayList<Extent>();
        for (var extent : list) {
            long first = Math.max(begin, extent.begin());
            long behind = Math.min(end, extent.end());
            if (first < behind) {
                some.add(new Extent(first, behind));
            }
        }
        return new Extents(some);
    }

    /** These without those from {@code begin} to {@code end}, exclusive. */
    public Extents without(long begin, long end) {
        if (end <= begin) {
            return this;
        }
        var some = new ArrayList<>(within(0, begin).list);
        some.addAll(within(end, Long.MAX_VALUE).list);
        return new Extents(some);
    }

    /** These without {@code others}. */
    public Extents without(Extents others) {
        var some = this;
        for (var extent : others.list) {
            some = some.without(extent.begin(), extent.end());
        }
        return some;
    }
}
