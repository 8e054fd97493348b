package org.packhorse.protocol.trust;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.packhorse.protocol.trust.metadata.MetaFile;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException.Reason;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.trust.metadata.RootMetadata;

/**
 * One walk through the client workflow of TUF 1.0, sections 5.1 to 5.6.
 *
 * <p>Nothing that is at hand and still valid is fetched again. What was accepted before a failure stays accepted: a new
 * root, for example, when its timestamp is bad.
 */
public final class TrustRefresh {
    /** Y of step 5.3.3: a root each week for 20 years. */
    private static final int ROOT_LIMIT = 1_024;

    private final MetadataSource source;
    private final Instant now;
    private MetadataFiles files;

    private TrustRefresh(MetadataSource source, MetadataFiles local, Instant now) {
        this.source = source;
        this.files = local;
        this.now = now;
    }

    /**
     * Brings a client up to date that keeps {@code local}.
     *
     * @param local {@code root.json} at least; see {@link MetadataFiles#pinned}
     * @param now the time of the whole refresh (5.1)
     * @throws InterruptedException where the source was interrupted; {@code local} stays what the client keeps
     */
    public static RefreshOutcome run(MetadataSource source, MetadataFiles local, Instant now, RootCheck rootCheck)
            throws InterruptedException {
        var refresh = new TrustRefresh(source, local, now);
        try {
            var root = TrustedRoot.pin(
                    local.find(Role.ROOT.fileName()).orElseThrow(() -> missing("the pinned root"))); // 5.2
            var targets = switch (rootCheck) {
                case FIRST -> refresh.fromNewestRoot(root);
                case WITH_NEW_TIMESTAMP -> refresh.fromTimestamp(root);
            };
            return new RefreshOutcome.Refreshed(targets, refresh.files, !refresh.files.equals(local));
        } catch (RejectedMetadataException e) {
            return new RefreshOutcome.Refused(e, refresh.files);
        } catch (IOException e) {
            return new RefreshOutcome.CutOff(e, refresh.files);
        }
    }

    private TrustedTargets fromNewestRoot(TrustedRoot pinned)
            throws IOException, InterruptedException, RejectedMetadataException {
        var root = newestRoot(pinned);
        return targets(root, fetch(Role.TIMESTAMP.fileName(), Role.TIMESTAMP.limitBytes()));
    }

    private TrustedTargets fromTimestamp(TrustedRoot pinned)
            throws IOException, InterruptedException, RejectedMetadataException {
        var timestamp = source.find(Role.TIMESTAMP.fileName(), Role.TIMESTAMP.limitBytes());
        var unchanged = timestamp.flatMap(bytes -> unchanged(pinned, bytes));
        if (unchanged.isPresent()) {
            return unchanged.get();
        }
        var root = newestRoot(pinned);
        // A timestamp that came before its root may be signed by keys that this root has replaced.
        return root.version() == pinned.version() && timestamp.isPresent()
                ? targets(root, timestamp.get())
                : targets(root, fetch(Role.TIMESTAMP.fileName(), Role.TIMESTAMP.limitBytes()));
    }

    /** What is trusted already, if all of it is at hand, unexpired and named by this very timestamp. */
    private Optional<TrustedTargets> unchanged(TrustedRoot root, byte[] timestamp) {
        var known = files.find(Role.TIMESTAMP.fileName());
        var snapshot = files.find(Role.SNAPSHOT.fileName());
        var targets = files.find(Role.TARGETS.fileName());
        if (known.isEmpty() || !Arrays.equals(known.get(), timestamp) || snapshot.isEmpty() || targets.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(root.withTimestamp(timestamp, root.recall(files), now)
                    .timestamp()
                    .withSnapshot(snapshot.get())
                    .withTargets(targets.get()));
        } catch (RejectedMetadataException theUsualWaySaysWhy) {
            return Optional.empty();
        }
    }

    /** 5.3.2 to 5.3.9, and 5.3.11 for each step, so that a key which left and came back is noticed. */
    private TrustedRoot newestRoot(TrustedRoot pinned)
            throws IOException, InterruptedException, RejectedMetadataException {
        var root = pinned;
        for (int i = 0; i < ROOT_LIMIT; i++) {
            // Always with a number, also where snapshots are not consistent (5.3.3).
            var bytes = source.find(Role.ROOT.fileName(root.version() + 1), Role.ROOT.limitBytes());
            if (bytes.isEmpty()) {
                break;
            }
            var next = root.next(bytes.get());
            keep(Role.ROOT, next.toBytes()); // 5.3.8
            if (next.revokesOnlineKeysOf(root)) { // 5.3.11
                files = files.without(Role.TIMESTAMP.fileName()).without(Role.SNAPSHOT.fileName());
            }
            root = next;
        }
        return root;
    }

    private TrustedTargets targets(TrustedRoot root, byte[] timestampFile)
            throws IOException, InterruptedException, RejectedMetadataException {
        var timestamp =
                root.withTimestamp(timestampFile, root.recall(files), now).timestamp();
        keep(Role.TIMESTAMP, timestamp.toBytes()); // 5.4.5
        var snapshot = atHandOrFetched(
                Role.SNAPSHOT, root.metadata(), timestamp.metadata().snapshot(), timestamp::withSnapshot);
        keep(Role.SNAPSHOT, snapshot.toBytes()); // 5.5.7
        var targets = atHandOrFetched(
                Role.TARGETS, root.metadata(), snapshot.metadata().targets(), snapshot::withTargets);
        keep(Role.TARGETS, targets.toBytes()); // 5.6.6
        return targets;
    }

    private <T> T atHandOrFetched(Role role, RootMetadata root, MetaFile named, Check<T> check)
            throws IOException, InterruptedException, RejectedMetadataException {
        var atHand = files.find(role.fileName());
        if (atHand.isPresent()) {
            try {
                return check.check(atHand.get());
            } catch (RejectedMetadataException e) {
                // Expiry is looked at last: it is the file that is wanted, fetching it again would not make it younger.
                if (e.reason() == Reason.EXPIRED) {
                    throw e;
                }
            }
        }
        return check.check(fetch(root.fileName(role, named.version()), named.limitBytes(role)));
    }

    private interface Check<T> {
        T check(byte[] file) throws RejectedMetadataException;
    }

    private byte[] fetch(String fileName, int limitBytes)
            throws IOException, InterruptedException, RejectedMetadataException {
        return source.find(fileName, limitBytes).orElseThrow(() -> missing(fileName));
    }

    private static RejectedMetadataException missing(String what) {
        return new RejectedMetadataException(Reason.MISSING, what, "there is no such file");
    }

    private void keep(Role role, byte[] bytes) {
        files = files.with(role.fileName(), bytes);
    }
}
