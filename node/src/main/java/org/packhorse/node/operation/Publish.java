package org.packhorse.node.operation;

import java.io.IOException;
import java.util.List;
import org.packhorse.node.control.Operation;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.identity.KeyFolder;
import org.packhorse.node.identity.Secret;
import org.packhorse.node.publish.PackingWatcher;
import org.packhorse.node.publish.Published;
import org.packhorse.node.publish.Publisher;
import org.packhorse.node.sync.SyncRunner;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.pack.Lean;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.trust.metadata.SigningKeys;

/** Makes a collection's draft its next version. */
public final class Publish extends Operation<Publish.Request, Publish.Reply> {
    private final Publisher publisher;
    private final KeyFolder keys;
    private final SyncRunner runner;

    /** With this publisher and these keys; {@code runner} tidies up afterwards, where it runs. */
    public Publish(Publisher publisher, KeyFolder keys, SyncRunner runner) {
        super("publish", Request.class);
        this.publisher = publisher;
        this.keys = keys;
        this.runner = runner;
    }

    /**
     * What to publish.
     *
     * @param passphrase that opens the keys; empty where they need none
     * @param dryRun whether only to find out what it would cost those who fetch it
     */
    public record Request(String collection, String passphrase, boolean dryRun) {
        @Override
        public String toString() {
            return (dryRun ? "what it costs to publish " : "publish ") + collection;
        }
    }

    /**
     * A pack that leads to the version, or one that newcomers begin with: from 0.
     *
     * @param leansOn what of other collections whoever fetches it must have, in words; mostly empty
     */
    public record Pack(long from, long to, long lengthBytes, long contentBytes, List<String> leansOn) {
        static Pack of(PackOffer pack) {
            return new Pack(
                    pack.from().number(),
                    pack.to().number(),
                    pack.lengthBytes(),
                    pack.contentBytes(),
                    pack.leans().all().stream().map(Lean::toString).toList());
        }
    }

    /**
     * What was published, or would be.
     *
     * @param textFirst the version just before, where media come later than the rest; else empty
     */
    public record Reply(
            String collection,
            long version,
            long changedFiles,
            long changedBytes,
            List<Pack> packs,
            boolean dryRun,
            List<Reply> textFirst) {}

    @Override
    public synchronized Reply run(Request request, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException {
        var collection = CollectionId.parse(request.collection());
        var watcher = new Watcher(progress);
        if (request.dryRun()) {
            return reply(collection, publisher.estimate(collection, watcher), true);
        }
        var published = publisher.publish(collection, load(request.passphrase()), watcher);
        runner.somethingChanged();
        return reply(collection, published, false);
    }

    /** Adds up what is done and what there is to do. */
    private static final class Watcher implements PackingWatcher {
        private final ProgressSink progress;
        private long done;
        private long all;

        Watcher(ProgressSink progress) {
            this.progress = progress;
        }

        @Override
        public void expect(long bytes) {
            all += bytes;
        }

        @Override
        public void add(long bytes) throws InterruptedException {
            done += bytes;
            progress.report("packing", done, Math.max(done, all));
        }
    }

    private static Reply reply(CollectionId collection, Published published, boolean dryRun) {
        return new Reply(
                collection.value(),
                published.version().number(),
                published.changedFiles(),
                published.changedBytes(),
                published.packs().stream().map(Pack::of).toList(),
                dryRun,
                published.textFirst().stream()
                        .map(first -> reply(collection, first, dryRun))
                        .toList());
    }

    private SigningKeys load(String passphrase) throws IOException, RefusedInputException {
        if (passphrase.isEmpty() && keys.file(Role.TARGETS).isEncrypted()) {
            throw new RefusedInputException(
                    keys.path().toString(),
                    "the keys are encrypted and no passphrase was given",
                    "give --passphrase-file FILE");
        }
        try (var secret = Secret.of(passphrase.toCharArray())) {
            return keys.load(secret);
        }
    }
}
