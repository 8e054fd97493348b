package org.packhorse.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.transport.server.RawClient;

/** A sample library for all tests of a class, and for each of them a connection of its own, over a real socket. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ServedLibrary {
    SampleLibrary library;
    RawClient client;

    /** What is served: all samples, where a class wants nothing else. */
    SampleLibrary fill(Path folder) throws Exception {
        return SampleLibrary.full(folder);
    }

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        library = fill(folder);
    }

    @AfterAll
    void close() throws Exception {
        library.close();
    }

    @BeforeEach
    void connect() throws Exception {
        client = new RawClient(library.port());
    }

    @AfterEach
    void disconnect() throws Exception {
        client.close();
    }

    /** The page at {@code address}, which must be there. */
    Document page(String address, String... headers) throws Exception {
        var reply = client.get(address, headers);
        assertThat(reply.status()).as(address).isEqualTo(200);
        return Jsoup.parse(reply.text(), "http://library" + address);
    }
}
