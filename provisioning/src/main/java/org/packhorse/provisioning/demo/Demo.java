package org.packhorse.provisioning.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.packhorse.node.config.DataDirectory;
import org.packhorse.node.config.ListenAddress;
import org.packhorse.node.config.NodeRole;
import org.packhorse.node.identity.Secret;
import org.packhorse.node.operation.CreateCollection;
import org.packhorse.node.operation.DetailsText;
import org.packhorse.node.operation.Follow;
import org.packhorse.node.operation.ImportFolder;
import org.packhorse.node.operation.Publish;
import org.packhorse.node.operation.Status;
import org.packhorse.node.operation.Sync;
import org.packhorse.node.runtime.SystemClock;
import org.packhorse.node.setup.FirstSettings;
import org.packhorse.node.setup.NewNode;
import org.packhorse.protocol.content.RefusedInputException;

/** A hub and a node that follows it, running. One thread; closing it ends both. */
public final class Demo implements AutoCloseable {
    private static final DetailsText NO_DETAILS =
            new DetailsText("", "", List.of(), "", "", "", List.of(), List.of(), "");

    /** A minute: more than a slow board needs for the sample. */
    private static final int LOOKS_LIMIT = 600;

    private static final long LOOK_EVERY_MS = 100;

    private final Path home;
    private final Path folder;
    private final SampleLessons lessons;
    private final Deque<ServingProcess> running = new ArrayDeque<>();
    private final Side hub;
    private final Side node;

    /**
     * One of the two.
     *
     * @param library as browsers write it
     * @param admin likewise
     * @param adminPassword for signing in there
     */
    public record Side(String library, String admin, String adminPassword, NewNode identity, DataDirectory data) {
        @Override
        public String toString() {
            return library;
        }
    }

    /**
     * How a version came to the node.
     *
     * @param files of the version, all of which the node serves byte for byte
     * @param changedBytes of files that the version before has not
     * @param travelledBytes over the socket, both ways, everything included
     */
    public record Arrival(long version, long files, long changedBytes, long travelledBytes) {}

    private Demo(Path home, Path folder) throws IOException, RefusedInputException {
        this.home = home;
        this.folder = folder;
        this.lessons = SampleLessons.of(home, Files.createDirectories(folder.resolve("lessons")));
        var ports = FreePorts.find(4);
        this.hub = make(NodeRole.HUB, "Demo hub", ports.get(0), ports.get(1));
        this.node = make(NodeRole.NODE, "Demo school", ports.get(2), ports.get(3));
    }

    /**
     * Sets both up in {@code folder} and starts them with the program in {@code home}.
     *
     * @throws RefusedInputException where there is no whole installed program in {@code home}
     * @throws IOException where one of them does not start; its log is quoted
     */
    public static Demo start(Path home, Path folder) throws IOException, InterruptedException, RefusedInputException {
        var demo = new Demo(home, folder);
        try {
            demo.serve(demo.hub, Map.of());
            demo.serve(demo.node, Map.of());
            for (var process : demo.running) {
                process.awaitLibrary();
            }
            return demo;
        } catch (IOException | InterruptedException | RuntimeException e) {
            demo.close();
            throw e;
        }
    }

    private Side make(NodeRole role, String name, ListenAddress library, ListenAddress admin)
            throws IOException, RefusedInputException {
        var data = DataDirectory.at(folder.resolve(role == NodeRole.HUB ? "hub" : "node"));
        var settings = FirstSettings.usual(role, name).listening(library, admin);
        try (var noPassphrase = Secret.of(new char[0])) {
            var identity = NewNode.create(data, settings, noPassphrase, SystemClock.INSTANCE);
            return new Side(library.toUrl(), admin.toUrl(), identity.adminPassword(), identity, data);
        }
    }

    private void serve(Side side, Map<String, String> environment) throws IOException {
        var log = folder.resolve(side.data().path().getFileName() + ".log");
        running.addLast(ServingProcess.start(home, side.data(), log, environment));
    }

    /** What publishes. */
    public Side hub() {
        return hub;
    }

    /** What students would use. */
    public Side node() {
        return node;
    }

    /** Publishes version 1 and has the node follow the hub, which fetches it then by itself. */
    public Arrival showFirst() throws IOException, InterruptedException, RefusedInputException {
        atHub(
                "collection-create",
                new CreateCollection.Request(SampleLessons.COLLECTION, NO_DETAILS),
                CreateCollection.Reply.class);
        var published = publish(lessons.first());
        var root = hub.identity().root().orElseThrow().toString();
        atNode("follow", new Follow.Request(hub.library(), SampleLessons.COLLECTION, root), Follow.Reply.class);
        return arrival(published, awaitRound(), lessons.first());
    }

    /** Publishes version 2, which the node finds when it next looks; the content. */
    public Path publishSecond() throws IOException, InterruptedException, RefusedInputException {
        var changed = lessons.second();
        publish(changed);
        return changed;
    }

    /** Publishes version 2 and has the node look for it at once, instead of when it would. */
    public Arrival showSecond() throws IOException, InterruptedException, RefusedInputException {
        var changed = lessons.second();
        var published = publish(changed);
        var synced = atNode("sync", Sync.Request.USUAL, Sync.Reply.class);
        return arrival(published, synced.rounds().getFirst(), changed);
    }

    private Publish.Reply publish(Path content) throws IOException, InterruptedException, RefusedInputException {
        var request = new ImportFolder.Request(SampleLessons.COLLECTION, content.toString(), NO_DETAILS, "", false);
        var imported = atHub("import", request, ImportFolder.Reply.class);
        if (!imported.drafted()) {
            throw new IOException("the sample lessons could not be imported: " + imported.problems());
        }
        return atHub("publish", new Publish.Request(SampleLessons.COLLECTION, "", false), Publish.Reply.class);
    }

    /**
     * Waits until the node shows {@code content}, byte for byte.
     *
     * @throws IOException where it does not after a minute; the message names a file
     */
    public void awaitContent(Path content) throws IOException, InterruptedException {
        var comparison = new ContentComparison(node.library(), SampleLessons.COLLECTION);
        var patience = new CountDownLatch(1);
        for (int i = 1; ; i++) {
            try {
                comparison.compareAll(content);
                return;
            } catch (IOException e) {
                if (i == LOOKS_LIMIT) {
                    throw e;
                }
            }
            patience.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** Asks the node how it is, as staff do. */
    public void askNode() throws IOException, InterruptedException, RefusedInputException {
        atNode("status", new Status.Request(), Status.Reply.class);
    }

    /** Waits until the node has pulled for the first time. */
    private Sync.Round awaitRound() throws IOException, InterruptedException, RefusedInputException {
        var patience = new CountDownLatch(1);
        for (int i = 0; i < LOOKS_LIMIT; i++) {
            var ended =
                    atNode("status", new Status.Request(), Status.Reply.class).lastRound();
            if (!ended.isEmpty()) {
                return ended.getFirst();
            }
            patience.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        }
        throw new IOException("the node has not pulled anything; see its log");
    }

    private Arrival arrival(Publish.Reply published, Sync.Round round, Path content) throws IOException {
        if (!round.problems().isEmpty()) {
            var problem = round.problems().getFirst();
            throw new IOException(problem.what() + ": " + problem.why());
        }
        long files = new ContentComparison(node.library(), SampleLessons.COLLECTION).compareAll(content);
        return new Arrival(
                published.version(), files, published.changedBytes(), round.sentBytes() + round.receivedBytes());
    }

    private <R extends Record> R atHub(String verb, Record request, Class<R> reply)
            throws IOException, InterruptedException, RefusedInputException {
        return running.getFirst().call(verb, request, reply);
    }

    private <R extends Record> R atNode(String verb, Record request, Class<R> reply)
            throws IOException, InterruptedException, RefusedInputException {
        return running.getLast().call(verb, request, reply);
    }

    /** Ends the node and starts it again, with these variables in its environment. Then it looks for what is new. */
    public void startNodeAgain(Map<String, String> environment) throws IOException, InterruptedException {
        running.removeLast().close();
        serve(node, environment);
        running.getLast().awaitLibrary();
    }

    /**
     * Has the node end by itself.
     *
     * @throws IOException where it has not after {@code limit}
     */
    public void endNode(Duration limit) throws IOException, InterruptedException {
        running.getLast().end(limit);
    }

    /** Ends both processes and waits for that. */
    @Override
    public void close() {
        running.forEach(ServingProcess::askToEnd);
        running.forEach(ServingProcess::close);
    }
}
