package org.packhorse.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.config.DataDirectory;
import org.packhorse.node.config.ListenAddress;
import org.packhorse.node.config.NodeRole;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.identity.Secret;
import org.packhorse.node.operation.CreateCollection;
import org.packhorse.node.operation.DetailsText;
import org.packhorse.node.operation.ImportFolder;
import org.packhorse.node.operation.Publish;
import org.packhorse.node.runtime.SystemClock;
import org.packhorse.node.setup.FirstSettings;
import org.packhorse.node.setup.NewNode;
import org.packhorse.protocol.json.RecordTree;

final class ReadOnlyServersTest {
    private static final DetailsText DETAILS =
            new DetailsText("Wells", "", List.of("en"), "CC-BY-4.0", "Nobody", "Nobody", List.of(), List.of(), "");

    @TempDir
    private Path place = Path.of("set by JUnit");

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void showsEverythingAndChangesNothing() throws Exception {
        var data = hubWithWells();
        var before = files(data.path());

        try (var servers = ReadOnlyServers.start(data)) {
            var library = servers.libraryAddress().toUrl();

            assertThat(get(library)).contains("Wells", "can no longer save anything");
            assertThat(get(library + "content/wells/well.html")).contains("twelve metres");
            assertThat(get(library + "search?q=metre")).contains("/c/wells/");
            assertThat(get(library + "metadata/timestamp.json")).contains("signatures");
        }

        assertThat(files(data.path())).isEqualTo(before);
    }

    /** A hub that was ended in order, with an index. */
    private DataDirectory hubWithWells() throws Exception {
        var data = DataDirectory.at(place.resolve("hub"));
        var anyPort = new ListenAddress("127.0.0.1", 0);
        try (var none = Secret.of(new char[0])) {
            var settings = FirstSettings.usual(NodeRole.HUB, "hub").listening(anyPort, anyPort);
            NewNode.create(data, settings, none, SystemClock.INSTANCE);
        }
        var folder = Files.createDirectory(place.resolve("wells"));
        Files.writeString(folder.resolve("well.html"), "<h1>Our well</h1><p>It is twelve metres deep.");
        try (var node = Node.open(data, SystemClock.INSTANCE);
                var servers = NodeServers.start(node)) {
            call(node, "collection-create", new CreateCollection.Request("wells", DETAILS));
            call(node, "import", new ImportFolder.Request("wells", folder.toString(), DETAILS, "", false));
            call(node, "publish", new Publish.Request("wells", "", false));
            var search = servers.libraryAddress().toUrl() + "search?q=metre";
            await().until(() -> get(search).contains("/c/wells/"));
        }
        return data;
    }

    private static void call(Node node, String verb, Record request) throws Exception {
        node.operations().call(verb, RecordTree.write(request), ProgressSink.NONE);
    }

    private String get(String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                .body();
    }

    private static Map<String, String> files(Path folder) throws IOException {
        var found = new TreeMap<String, String>();
        try (var all = Files.walk(folder)) {
            for (var file : all.toList()) {
                found.put(
                        folder.relativize(file).toString(),
                        Files.getLastModifiedTime(file) + " " + (Files.isRegularFile(file) ? Files.size(file) : 0));
            }
        }
        return found;
    }
}
