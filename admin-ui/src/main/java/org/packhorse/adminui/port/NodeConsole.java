package org.packhorse.adminui.port;

import java.util.List;

/**
 * The one window through which the screens look at a node or hub.
 *
 * <p>Any thread may call any method at any time. The questions answer at once from what is already known in memory: they
 * never wait for the network or a disk, because a page asks all of them each time it is drawn, every two seconds while
 * something runs. They do not fail; what went wrong is told by {@link #problems()}. The actions only ask for work to be
 * done elsewhere and return at once.
 */
public interface NodeConsole {
    /** The most {@link #problems()} are told: a screenful; older ones are in the log. */
    int PROBLEMS_LIMIT = 20;

    /** Which device this is. */
    Overview overview();

    /** How students get to the library. */
    WayIn wayIn();

    /** The collections that are shown, followed or published here, in the order of their titles. */
    List<CollectionView> collections();

    /** What the exchange with the upstream is doing. */
    SyncView sync();

    /** What is going on with a USB stick. */
    StickView stick();

    /** The lines to the world that are counted. */
    List<LinkView> links();

    /** Where updates came from in the last check, and what is marked because it gave something damaged; by address. */
    List<UpstreamView> upstreams();

    /** What a sync would fetch, what it costs and how long it takes. */
    ForecastView forecast();

    /** What the store takes of its device. */
    StorageView storage();

    /** What went wrong lately, newest first, at most {@link #PROBLEMS_LIMIT}. */
    List<ProblemView> problems();

    /** How far the re-reading of every stored byte is. */
    VerifyView verify();

    /** Whom this device trusts to sign content. */
    TrustView trust();

    /** What of the library is used; the answers, not this, take the disk's time. */
    UsageReports usage();

    /**
     * Asks for a check of the upstream now instead of at the next appointed time; no effect while one is under way. It waits
     * where a link may not be used, unless {@code despite} says that it shall not.
     */
    void syncNow(SyncDespite despite);

    /** Asks for every stored byte to be read and compared with its digest; no effect while that is under way. */
    void startVerify();
}
