package org.packhorse.node.usage;

import java.net.InetAddress;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.packhorse.node.library.InMemoryShelf;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.RequestTarget;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;
import org.packhorse.protocol.content.Version;

/** A log over a shelf of two lessons; what it would do later waits in a queue. */
final class UsageFixture {
    final MovableClock clock = new MovableClock();
    final InMemoryShelf shelf = new InMemoryShelf();
    final Deque<Runnable> later = new ArrayDeque<>();
    final Database database;
    final UsageHistory history;
    final UsageLog log;

    UsageFixture() {
        this(new InMemoryDatabase());
    }

    UsageFixture(Database database) {
        this.database = database;
        history = new UsageHistory(database);
        log = new UsageLog(shelf, history, clock, later::add);
        var info = new CollectionInfo(
                "Water",
                "",
                List.of("en"),
                "CC0-1.0",
                "School",
                "",
                List.of(
                        resource("well", "=cmd|' /C calc'!A0", "en/well.html"),
                        resource("pump", "How a pump works", "media/pump.mp4"),
                        resource("pictures", "Pictures", "pictures/")));
        shelf.put(new InMemoryShelf.InMemoryVersion(new CollectionId("water"), new Version(1), info, new TreeMap<>()));
    }

    private static Resource resource(String id, String title, String entry) {
        return new Resource(id, title, "", List.of("en"), "CC0-1.0", "", List.of(), "all", List.of(), entry);
    }

    UsageDesk desk() {
        return new UsageDesk(log, shelf, clock, ZoneOffset.UTC);
    }

    /** Somebody is shown {@code address}. */
    void show(String address, String... headers) {
        var request = get(address, headers);
        log.answered(request.target(), request.headers(), 200);
    }

    /** A GET of {@code address} with headers (name, value …). */
    static Request get(String address, String... headers) {
        return request(false, address, headers);
    }

    static Request request(boolean headOnly, String address, String... headers) {
        try {
            var map = new TreeMap<String, String>();
            for (int i = 0; i < headers.length; i += 2) {
                map.put(headers[i], headers[i + 1]);
            }
            return new Request(
                    headOnly, RequestTarget.parse(address), Map.copyOf(map), InetAddress.getLoopbackAddress());
        } catch (RefusedInputException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
