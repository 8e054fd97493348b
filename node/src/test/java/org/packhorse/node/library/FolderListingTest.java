package org.packhorse.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.transport.server.HttpServer;
import org.packhorse.node.transport.server.HttpServerSettings;
import org.packhorse.node.transport.server.RawClient;

/** Long folders of a real version, page by page. */
@TestInstance(Lifecycle.PER_CLASS)
final class FolderListingTest {
    private static final String ADDRESS = "/c/lessons/browse/";
    private static final int UNITS = 75;

    private TestHub hub;
    private HttpServer server;

    @BeforeAll
    void publish(@TempDir Path home) throws Exception {
        hub = new TestHub(home);
        for (int i = 100; i < 100 + UNITS; i++) {
            // A file's name comes before that of the folder which it begins with.
            hub.write("unit" + i + ".txt", "u" + i).write("unit" + i + "/lesson.txt", "l" + i);
        }
        hub.publish();
        var settings = HttpServerSettings.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server = new HttpServer(settings, SampleLibrary.of(hub)).start();
    }

    @AfterAll
    void close() throws Exception {
        server.close();
        hub.close();
    }

    private RawClient.Reply get(String address) throws Exception {
        try (var client = new RawClient(server.port())) {
            return client.get(address);
        }
    }

    @Test
    void goesOnWhereItStoppedBeItAtAFolder() throws Exception {
        var names = new ArrayList<String>();
        var address = ADDRESS;
        int pages = 0;
        while (!address.isEmpty() && pages < UNITS) {
            var page = Jsoup.parse(get(address).text());
            names.addAll(page.select(".files a").eachText());
            address = page.select("a[rel=next]").attr("href");
            pages++;
        }

        assertThat(pages).isEqualTo(2);
        assertThat(names).hasSize(2 * UNITS).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../", "a//b", "/", ".", "%2e%2e/unit100.txt"})
    void beginsAnewWhereNothingCanStand(String cursor) throws Exception {
        var reply = get(ADDRESS + "?after=" + cursor);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(Jsoup.parse(reply.text()).expectFirst(".files a").text()).isEqualTo("unit100.txt");
    }
}
