package org.packhorse.node.transport.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.StoredBlob;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.BusyException;
import org.packhorse.node.transport.HttpHandler;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.Response;

/** What is answered from what is at hand: always the same as what the handler would say. */
class FrontDeskTest {
    private static final Duration TIME_TO_ASK = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final AtomicInteger worked = new AtomicInteger();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private volatile String text = "the first edition ".repeat(40);
    private FileBlobs blobs;
    private StoredBlob film;
    private StoredBlob page;
    private HttpServer server;
    private RawClient client;

    @BeforeEach
    void start() throws Exception {
        blobs = new FileBlobs(folder.resolve("blobs"));
        film = blobs.putPlain(Content.noise(1, 300_000));
        page = blobs.putDeflated("a page ".repeat(5_000).getBytes(StandardCharsets.UTF_8));
        server = serve(this::answer);
        client = new RawClient(server.port());
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
        blobs.close();
    }

    private HttpServer serve(HttpHandler handler) throws Exception {
        var settings = HttpServerSettings.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new HttpServer(settings, handler, (target, headers, status) -> told.add(target.path() + " " + status))
                .start();
    }

    private Response answer(Request request) {
        worked.incrementAndGet();
        var shared = switch (request.path()) {
            case "/film" -> Response.ok(new Body.Stored(film), "video/mp4").withEtag("film");
            case "/page" -> Response.ok(new Body.Stored(page), "text/html").withEtag("page");
            case "/tongue" -> text(request.header("accept-language").orElse("")).with("vary", "accept-language");
            case "/host" -> text(request.header("host").orElse("")).with("vary", "host");
            case "/cookie" -> text(request.header("cookie").orElse("none")).with("vary", "cookie");
            default -> text(text).withEtag(Integer.toString(text.hashCode()));
        };
        return request.path().equals("/own") ? shared : shared.sameForEverybody();
    }

    private static Response text(String text) {
        return Response.ok(Body.ofText(text), "text/plain; charset=utf-8");
    }

    @Test
    void answersASecondAskerWithoutWork() throws Exception {
        client.get("/");

        try (var other = new RawClient(server.port())) {
            // Connections take turns on the loops, each of which keeps its own answers.
            for (int i = 0; i < 6; i++) {
                assertThat(other.get("/").text()).isEqualTo(text);
                assertThat(client.get("/").text()).isEqualTo(text);
            }
        }

        assertThat(worked).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void worksOutForEachWhatIsNotMarked() throws Exception {
        for (int i = 0; i < 3; i++) {
            client.get("/own");
        }

        assertThat(worked).hasValue(3);
    }

    @Test
    void showsNothingOldOnceItIsToldToForget() throws Exception {
        for (int edition = 0; edition < 50; edition++) {
            text = "edition " + edition;
            server.forget();

            assertThat(client.get("/").text()).isEqualTo(text);
            assertThat(client.get("/").text()).isEqualTo(text);
        }

        assertThat(worked).hasValue(50);
    }

    @Test
    void doesNotKeepWhatWasWorkedOutBeforeItWasToldToForget() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        HttpHandler slow = request -> {
            var now = text;
            if (worked.incrementAndGet() == 1) {
                begun.countDown();
                Waiting.until(goOn);
            }
            return text(now).sameForEverybody();
        };
        try (var slowServer = serve(slow);
                var early = new RawClient(slowServer.port()).send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")) {
            begun.await();
            text = "the second edition";
            slowServer.forget();
            goOn.countDown();

            assertThat(early.read().text()).contains("first");
            assertThat(early.get("/").text()).isEqualTo("the second edition");
        }
    }

    @Test
    void tellsLanguagesHostsAndCodingsApart() throws Exception {
        for (int i = 0; i < 2; i++) {
            assertThat(client.get("/tongue", "Accept-Language: sw").text()).isEqualTo("sw");
            assertThat(client.get("/tongue", "Accept-Language: fr").text()).isEqualTo("fr");
            assertThat(client.get("/tongue").text()).isEmpty();
            assertThat(client.get("/host").text()).isEqualTo("x");
            client.send("GET /host HTTP/1.1\r\nHost: other\r\n\r\n");
            assertThat(client.read().text()).isEqualTo("other");
            assertThat(client.get("/").header("content-encoding")).isEmpty();
            var small = client.get("/", "Accept-Encoding: gzip, deflate");
            assertThat(small.header("content-encoding")).isEqualTo("gzip");
            assertThat(unzipped(small)).isEqualTo(text);
        }

        assertThat(worked).hasValue(7);
    }

    private static String unzipped(RawClient.Reply reply) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(reply.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void neverKeepsWhatDependsOnACookie() throws Exception {
        assertThat(client.get("/cookie").text()).isEqualTo("none");
        assertThat(client.get("/cookie").text()).isEqualTo("none");
        assertThat(client.get("/cookie", "Cookie: me").text()).isEqualTo("me");

        assertThat(worked).hasValue(3);
    }

    @Test
    void asksTheHandlerForWhoeverSendsACookie() throws Exception {
        client.get("/");
        client.get("/", "Cookie: a=b");

        assertThat(worked).hasValue(2);
    }

    @Test
    void tellsThoseWhoHaveItThatNothingChanged() throws Exception {
        var etag = client.get("/").header("etag");

        var again = client.get("/", "If-None-Match: " + etag);
        var older = client.get("/", "If-None-Match: \"older\"");

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("etag")).isEqualTo(etag);
        assertThat(older.text()).isEqualTo(text);
        assertThat(worked).hasValue(1);
    }

    @Test
    void sendsPartsOfAFilm() throws Exception {
        var bytes = film.open(0).readAllBytes();
        assertThat(client.get("/film").body()).isEqualTo(bytes);

        var middle = client.get("/film", "Range: bytes=1000-200999");
        var end = client.get("/film", "Range: bytes=-5", "If-Range: \"film\"");
        var behind = client.get("/film", "Range: bytes=300000-");
        var several = client.get("/film", "Range: bytes=0-0,5-5");

        assertThat(middle.status()).isEqualTo(206);
        assertThat(middle.header("content-range")).isEqualTo("bytes 1000-200999/300000");
        assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(bytes, 1000, 201_000));
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(bytes, 299_995, 300_000));
        assertThat(behind.status()).isEqualTo(416);
        assertThat(several.body()).isEqualTo(bytes);
        assertThat(worked).hasValue(1);
    }

    @Test
    void doesNotEndAConnectionThatTakesLongerForAFilmThanItMayTakeToAsk() throws Exception {
        var reel = blobs.putPlain(new byte[30_000_000]);
        HttpHandler cinema = request -> request.path().equals("/reel")
                ? Response.ok(new Body.Stored(reel), "video/mp4").sameForEverybody()
                : text("ticket");
        var loops = new TickingLoops();
        var where = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var hasty = new HttpServerSettings(where, 9, 9, 1, 1, TIME_TO_ASK, TIME_TO_ASK.multipliedBy(3));
        AnswerObserver observer = (target, headers, status) -> told.add(target.path());
        try (var hastyServer = new HttpServer(hasty, cinema, observer, loops.group()).start();
                var slow = new RawClient(hastyServer.port())) {
            slow.get("/reel");
            slow.send("GET /reel HTTP/1.1\r\nHost: x\r\n\r\n");
            await().untilAsserted(() -> assertThat(told).hasSize(2));
            loops.pass(TIME_TO_ASK.plusSeconds(1));

            assertThat(slow.read().body()).hasSize(30_000_000);
            // The time to ask begins anew, and has its end.
            assertThat(slow.get("/").text()).isEqualTo("ticket");
            await().until(() -> {
                loops.pass(TIME_TO_ASK);
                return hastyServer.openConnections() == 0;
            });
            assertThat(slow.isEnded()).isTrue();
        }
    }

    @Test
    void sendsADeflatedPageInBothForms() throws Exception {
        var plain = new String(page.open(0).readAllBytes(), StandardCharsets.UTF_8);

        for (int i = 0; i < 3; i++) {
            assertThat(unzipped(client.get("/page", "Accept-Encoding: gzip"))).isEqualTo(plain);
            assertThat(client.get("/page").text()).isEqualTo(plain);
            assertThat(client.get("/page", "Range: bytes=7-12").text()).isEqualTo("a page");
        }
    }

    @Test
    void countsEveryAnswerAlsoThoseAtHand() throws Exception {
        var etag = client.get("/film").header("etag");
        client.get("/film");
        client.get("/film", "Range: bytes=0-9");
        client.get("/film", "If-None-Match: " + etag);
        client.ask("HEAD", "/film");
        client.send("NONSENSE\r\n\r\n").read();

        await().untilAsserted(
                        () -> assertThat(told).containsExactly("/film 200", "/film 200", "/film 206", "/film 304"));
    }

    @Test
    void saysSoInsteadWhereContentCannotBeMadeNow() throws Exception {
        Body.ByteMaker busy = offset -> {
            throw new BusyException("others are first");
        };
        try (var making = serve(request -> Response.ok(new Body.Made(5_000, busy), "application/epub+zip"));
                var reader = new RawClient(making.port())) {
            assertThat(reader.ask("HEAD", "/book").status()).isEqualTo(200);
            var reply = reader.get("/book");

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.header("retry-after")).isEqualTo("5");
            assertThat(told).containsExactly("/book 503");
        }
    }

    @Test
    void keepsTheOrderOfRequestsThatComeInPieces() throws Exception {
        client.get("/");
        var one = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

        client.send(one + "GET /own HTTP/1.1\r\nHo").send("st: x\r\n\r\n" + one + one);

        for (int i = 0; i < 4; i++) {
            assertThat(client.read().text()).isEqualTo(text);
        }
        assertThat(client.get("/host").text()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection: close", "Connection: Close", "connection:close"})
    void endsTheConnectionOfThoseWhoAskForThat(String header) throws Exception {
        client.get("/");

        assertThat(client.get("/", header).text()).isEqualTo(text);
        assertThat(client.isEnded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Purpose: prefetch", "Sec-Purpose: prefetch", "X-Purpose: preview", "X-Moz: prefetch"})
    void leavesToTheHandlerWhatIsFetchedBeforeAnybodyWantsIt(String header) throws Exception {
        client.get("/");
        client.get("/");
        int before = worked.get();

        client.get("/", header);

        assertThat(worked).hasValue(before + 1);
    }
}
