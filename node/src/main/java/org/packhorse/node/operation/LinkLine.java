package org.packhorse.node.operation;

import java.util.List;
import java.util.Locale;
import org.packhorse.node.link.LinkState;
import org.packhorse.node.link.Permit;
import org.packhorse.node.link.Window;
import org.packhorse.node.sync.plan.Closure;

/**
 * A link in a reply.
 *
 * @param dailyBudgetBytes 0 where there is none, like all other limits here
 * @param windows as they are configured; empty: always
 * @param waiting why it may not be used now, at most one
 */
public record LinkLine(
        String name,
        String kind,
        long todayBytes,
        long dailyBudgetBytes,
        long monthBytes,
        long monthlyBudgetBytes,
        long bytesPerSecond,
        List<String> windows,
        String timeZone,
        List<Wait> waiting) {
    /**
     * Why something waits.
     *
     * @param why {@code window-closed}, {@code day-used-up} or {@code month-used-up}
     * @param until as ISO 8601
     */
    public record Wait(String link, String why, String words, String until) {
        static Wait of(Closure closure) {
            return of(closure.link(), closure.permit());
        }

        static Wait of(String link, Permit.Wait permit) {
            return new Wait(
                    link,
                    permit.why().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    permit.why().inWords(),
                    permit.until().toString());
        }
    }

    static LinkLine of(LinkState state) {
        var link = state.link();
        return new LinkLine(
                link.name(),
                link.kind().name().toLowerCase(Locale.ROOT),
                state.usage().dayBytes(),
                link.budget().dailyBytes().orElse(0),
                state.usage().monthBytes(),
                link.budget().monthlyBytes().orElse(0),
                link.bytesPerSecond().orElse(0),
                link.windows().windows().stream().map(Window::toString).toList(),
                link.windows().zone().getId(),
                state.permit() instanceof Permit.Wait wait ? List.of(Wait.of(link.name(), wait)) : List.of());
    }
}
