package org.packhorse.node.sync.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.pack.Lean;

/**
 * Which collections had better wait for others that are to come as well, because they can lean on them then. Without it a new school
 * would fetch the shortest first, and pictures that two collections have twice. Pure.
 */
final class LeaningOrder {
    /** The part of what has to come first that is to be saved at least: for a little, lessons do not wait for weeks. */
    private static final double WORTHWHILE = 0.1;

    private final Map<CollectionId, Need> after = new HashMap<>();

    /** The order for {@code needs}, as {@code round} has it. */
    LeaningOrder(List<Need> needs, Round round) {
        if (needs.stream()
                .allMatch(need -> need.offer().packs().size() == need.packs().size())) {
            return;
        }
        var coming = new HashMap<Lean, Long>();
        for (var need : needs) {
            Planner.errand(need, round)
                    .ifPresent(errand -> coming.put(
                            new Lean(
                                    need.collection(),
                                    need.offer().newest(),
                                    need.offer()
                                            .findManifest(need.offer().newest())
                                            .orElseThrow()),
                            Planner.price(need, errand, round)));
        }
        for (var need : needs) {
            var then = need.leaningOn(coming.keySet());
            if (isWorthWaiting(need, then, round, coming)) {
                after.put(need.collection(), then);
            }
        }
    }

    private static boolean isWorthWaiting(Need need, Need then, Round round, Map<Lean, Long> coming) {
        var now = Planner.errand(need, round);
        var later = Planner.errand(then, round);
        if (now.isEmpty() || later.isEmpty()) {
            return false;
        }
        var leans = new ArrayList<Lean>();
        later.get().route().packs().forEach(pack -> leans.addAll(pack.leans().all()));
        leans.removeAll(need.leans());
        long first = leans.stream().distinct().mapToLong(coming::get).sum();
        long saved = Planner.price(need, now.get(), round) - Planner.price(then, later.get(), round);
        return !leans.isEmpty() && saved > first * WORTHWHILE;
    }

    /** {@code need} as it will be when what it should wait for has come; empty where it should not wait. */
    Optional<Need> after(Need need) {
        return Optional.ofNullable(after.get(need.collection()));
    }
}
