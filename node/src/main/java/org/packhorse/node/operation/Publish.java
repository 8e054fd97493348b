package org.packhorse.node.operation;

import java.io.IOException;
import java.util.List;
import org.packhorse.node.control.Operation;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.identity.KeyFolder;
import org.packhorse.node.identity.Secret;
import org.packhorse.node.publish.Publisher;
import org.packhorse.node.sync.SyncRunner;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.trust.Role;
import org.packhorse.protocol.trust.SigningKeys;

/** Makes a collection's draft its next version. */
public final class Publish implements Operation<Publish.Request, Publish.Reply> {
    private final Publisher publisher;
    private final KeyFolder keys;
    private final SyncRunner runner;

    /** With this publisher and these keys; {@code runner} tidies up afterwards, where it runs. */
    public Publish(Publisher publisher, KeyFolder keys, SyncRunner runner) {
        this.publisher = publisher;
        this.keys = keys;
        this.runner = runner;
    }

    /**
     * What to publish.
     *
     * @param passphrase that opens the keys; empty where they need none
     */
    public record Request(String collection, String passphrase) {
        @Override
        public String toString() {
            return "publish " + collection;
        }
    }

    /** A way to the version: from which one, and what travels. */
    public record Pack(long from, long lengthBytes, long contentBytes) {}

    /** What was published. */
    public record Reply(String collection, long version, long changedFiles, long changedBytes, List<Pack> packs) {}

    @Override
    public String verb() {
        return "publish";
    }

    @Override
    public Class<Request> requestType() {
        return Request.class;
    }

    @Override
    public synchronized Reply run(Request request, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException {
        var collection = CollectionId.parse(request.collection());
        var signing = load(request.passphrase());
        var done = new long[1];
        var published = publisher.publish(collection, signing, bytes -> {
            done[0] += bytes;
            progress.report("packing", done[0], 0);
        });
        runner.somethingChanged();
        return new Reply(
                collection.value(),
                published.version().number(),
                published.changedFiles(),
                published.changedBytes(),
                published.packs().stream()
                        .map(p -> new Pack(p.from().number(), p.lengthBytes(), p.contentBytes()))
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
