package org.packhorse.adminui.page;

import java.util.List;
import org.packhorse.adminui.port.CollectionView;
import org.packhorse.adminui.port.ForecastView;
import org.packhorse.adminui.port.LinkView;
import org.packhorse.adminui.port.NodeConsole;
import org.packhorse.adminui.port.Overview;
import org.packhorse.adminui.port.ProblemView;
import org.packhorse.adminui.port.StickView;
import org.packhorse.adminui.port.StorageView;
import org.packhorse.adminui.port.SyncView;
import org.packhorse.adminui.port.TrustView;
import org.packhorse.adminui.port.UpstreamView;
import org.packhorse.adminui.port.VerifyView;
import org.packhorse.adminui.port.WayIn;

/**
 * Everything the one screen shows, asked once.
 *
 * @param overview which device it is
 * @param wayIn how students get to the library
 * @param status the answer to the one question
 * @param sync what the exchange is doing
 * @param stick what is going on with a USB stick
 * @param forecast what a sync would fetch
 * @param links what the lines to the world carried
 * @param upstreams where updates come from
 * @param verify how far the re-reading is
 * @param collections what is on the device
 * @param storage how full it is
 * @param problems what went wrong, newest first
 * @param trust whom the device trusts
 */
public record Dashboard(
        Overview overview,
        WayIn wayIn,
        Status status,
        SyncView sync,
        StickView stick,
        ForecastView forecast,
        List<LinkView> links,
        List<UpstreamView> upstreams,
        VerifyView verify,
        List<CollectionView> collections,
        StorageView storage,
        List<ProblemView> problems,
        TrustView trust) {
    /** What {@code console} says now, in {@code words}. */
    public static Dashboard of(NodeConsole console, Words words) {
        return new Dashboard(
                console.overview(),
                console.wayIn(),
                new StatusWriter(console, words).write(),
                console.sync(),
                console.stick(),
                console.forecast(),
                console.links(),
                console.upstreams(),
                console.verify(),
                console.collections(),
                console.storage(),
                console.problems().stream().limit(NodeConsole.PROBLEMS_LIMIT).toList(),
                console.trust());
    }

    /** Whether it will look different within seconds. */
    public boolean isRunning() {
        return sync.isRunning() || stick.isRunning() || verify.isRunning();
    }

    /** How much of the device the store takes, 0 to 100; beside it is only what is free, other programs' files are not counted. */
    public int storedPercent() {
        var all = storage.storedBytes() + storage.freeBytes();
        return all == 0 ? 0 : (int) Math.round(100.0 * storage.storedBytes() / all);
    }
}
