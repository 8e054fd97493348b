package org.packhorse.node;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.packhorse.adminui.AdminSettings;
import org.packhorse.adminui.AdminUi;
import org.packhorse.adminui.port.Teachers;
import org.packhorse.adminui.session.PasswordHash;
import org.packhorse.node.carrier.CarrierWatch;
import org.packhorse.node.config.ListenAddress;
import org.packhorse.node.console.LiveConsole;
import org.packhorse.node.control.ControlServer;
import org.packhorse.node.hub.PackWorkshop;
import org.packhorse.node.hub.SignatureRenewal;
import org.packhorse.node.hub.WantedHandler;
import org.packhorse.node.identity.KeyFolder;
import org.packhorse.node.identity.PinFile;
import org.packhorse.node.library.Beside;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.memory.MemoryInUse;
import org.packhorse.node.neighbour.PassedOnHandler;
import org.packhorse.node.search.FullText;
import org.packhorse.node.teacher.TeacherDesk;
import org.packhorse.node.transport.server.HttpServer;
import org.packhorse.node.transport.server.HttpServerSettings;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.trust.metadata.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything of a node that listens or runs by itself: the library, the admin pages, the command socket, pulling. */
public final class NodeServers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeServers.class);

    private final Node node;
    private final Opened running = new Opened();
    private final FullText texts;
    private final HttpServer library;
    private final AdminUi admin;

    private NodeServers(Node node) throws IOException, InterruptedException {
        this.node = node;
        try {
            this.texts = FullText.open(node.data().search(), node.catalog(), FrontDoor::kind, FullText.TIME_LIMIT);
            running.add(texts);
            this.library = libraryServer();
            running.add(library);
            node.catalog().onChange(library::forget);
            node.teachers().ifPresent(desk -> desk.lists().onChange(library::forget));
            // Files of the store that were tidied away stay open as long as an answer has them at hand.
            node.afterRounds(library::forget);
            library.start();
            this.admin = adminUi();
            running.add(admin);
            admin.start();
            var control = new ControlServer(node.data().controlSocket(), node.operations());
            running.add(control);
            control.start();
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
        startWork();
    }

    /**
     * Starts everything; {@code node} stays the caller's to close, after this.
     *
     * @throws IOException where an address cannot be had, or the password's file cannot be read
     */
    public static NodeServers start(Node node) throws IOException, InterruptedException {
        return new NodeServers(node);
    }

    /** Where packs are made that nodes ask for: on a hub that may, and can sign them without a passphrase. */
    private Optional<PackWorkshop> packWorkshop() throws IOException {
        var keys = new KeyFolder(node.data().keys());
        if (!node.makesPacksOnDemand() || node.publisher().isEmpty()) {
            return Optional.empty();
        }
        try {
            if (keys.file(Role.TARGETS).isEncrypted()) {
                LOG.atInfo().log("the keys need a passphrase: no packs are made on demand");
                return Optional.empty();
            }
        } catch (RefusedInputException e) {
            LOG.atWarn().setCause(e).log("the keys cannot be read: no packs are made on demand");
            return Optional.empty();
        }
        return Optional.of(new PackWorkshop(
                node.publisher().get().onDemand(),
                keys,
                node.demands(),
                node.clock(),
                node.configuration().hub().packsOnDemand()));
    }

    private HttpServer libraryServer() throws IOException {
        var door = new FrontDoor(node.configuration(), node.data());
        var beside = new Beside(
                node.usage()::nothingFound,
                () -> node.teachers().map(desk -> desk.lists().all()).orElse(List.of()),
                node.teachers()
                        .map(TeacherDesk::documents)
                        .orElseGet(() -> new Documents(node.catalog().contents())),
                false);
        var routes = door.routes(node.catalog(), node.blobs(), texts, beside);
        var workshop = packWorkshop();
        if (workshop.isPresent()) {
            running.add(workshop.get());
            workshop.get().start();
            routes = routes.and(WantedHandler.PREFIX, new WantedHandler(workshop.get()));
        }
        if (node.configuration().neighbours().enabled()) {
            routes = routes.and(PassedOnHandler.PREFIX, new PassedOnHandler(node.trust(), node.keptPacks()));
        }
        var memory = new MemoryInUse();
        return new HttpServer(HttpServerSettings.on(door.address()), routes, (target, headers, status) -> {
            memory.used();
            node.usage().answered(target, headers, status);
        });
    }

    private AdminUi adminUi() throws IOException {
        var listen = node.configuration().admin();
        var settings = new AdminSettings(
                InetAddress.getByName(listen.host()),
                listen.port(),
                node.teachers()
                        .flatMap(_ -> node.configuration().teacher().listen())
                        .map(FrontDoor::socketAddress),
                adminHosts(),
                PasswordHash.parse(Files.readString(node.data().adminPassword()).strip()),
                ZoneId.systemDefault());
        var console = new LiveConsole(
                new LiveConsole.Parts(
                        node.configuration(),
                        node.configuration().library().onPort(library.port()),
                        node.catalog(),
                        node.blobs(),
                        node.runner(),
                        node.links(),
                        node.marks(),
                        node.repairs(),
                        node.problems(),
                        node.carriers(),
                        node.usageDesk(),
                        node.root()),
                node.clock());
        running.add(console);
        var teachers = node.teachers()
                .map(desk -> new Teachers(desk, new PinFile(node.data().teacherPin())));
        return new AdminUi(settings, console, teachers, node.clock());
    }

    private Set<String> adminHosts() {
        var hosts = new HashSet<>(node.configuration().adminHosts());
        hosts.addAll(node.configuration().teacher().hosts());
        return hosts;
    }

    private void startWork() {
        // Not before the first page can be shown: loading Lucene takes longer than all the rest of a start.
        texts.start();
        if (node.configuration().neighbours().enabled()) {
            meetNeighbours();
        }
        node.publisher().ifPresent(publisher -> {
            var renewal = new SignatureRenewal(
                    publisher, new KeyFolder(node.data().keys()), node.clock(), Duration.ofHours(12));
            running.add(renewal);
            renewal.start();
        });
        node.runner().start();
        watchForCarriers();
    }

    private void meetNeighbours() {
        try {
            node.neighbours().discover();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("no neighbours can be found on this network; give their addresses instead");
        }
        boolean isReachable = !FrontDoor.socketAddress(node.configuration().library())
                .getAddress()
                .isLoopbackAddress();
        if (isReachable) {
            Runnable announce =
                    () -> node.neighbours().announce(node.configuration().name(), library.port());
            node.afterRounds(announce);
            announce.run();
        }
    }

    private void watchForCarriers() {
        var roots = node.configuration().carrier().watch();
        if (roots.isEmpty()) {
            return;
        }
        try {
            var watch = new CarrierWatch(roots, node.carriers()::take);
            running.add(watch);
            watch.start();
        } catch (IOException e) {
            // The system allows so many watchers for each user.
            LOG.atWarn().setCause(e).log("sticks will not be noticed; use packhorse carry import");
        }
    }

    /** Where students find the library. */
    public ListenAddress libraryAddress() {
        return node.configuration().library().onPort(library.port());
    }

    /** Where staff find the admin pages. */
    public ListenAddress adminAddress() {
        return node.configuration().admin().onPort(admin.port());
    }

    /** Where teachers find their shelf, where that has an address of its own. */
    public Optional<ListenAddress> teachersAddress() {
        return admin.teachersPort().isEmpty()
                ? Optional.empty()
                : node.configuration()
                        .teacher()
                        .listen()
                        .map(address -> address.onPort(admin.teachersPort().getAsInt()));
    }

    /** Stops listening. */
    @Override
    public void close() throws IOException {
        running.close();
    }
}
