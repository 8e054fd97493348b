package org.packhorse.node;

import java.io.IOException;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.config.Configuration;
import org.packhorse.node.config.DataDirectory;
import org.packhorse.node.config.ListenAddress;
import org.packhorse.node.library.Beside;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.search.FullText;
import org.packhorse.node.store.rocks.RocksDatabase;
import org.packhorse.node.store.segment.SegmentBlobStore;
import org.packhorse.node.teacher.ReadingLists;
import org.packhorse.node.transport.server.HttpServer;
import org.packhorse.node.transport.server.HttpServerSettings;
import org.packhorse.protocol.content.RefusedInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a hub or node can still do where nothing can be written any more, which is how worn cards end: show its library, whose first page says
 * so, and give others what it has published. There are no admin pages, no commands, no pulling and no counting: all of them write.
 */
public final class ReadOnlyServers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadOnlyServers.class);

    private final Opened opened = new Opened();
    private final Configuration configuration;
    private final HttpServer library;

    private ReadOnlyServers(DataDirectory data) throws IOException, InterruptedException, RefusedInputException {
        this.configuration = Configuration.read(data.configuration());
        try {
            var database = opened.add(RocksDatabase.openToRead(data.database(), NodeColumns.all()));
            var blobs = opened.add(SegmentBlobStore.openToRead(data.segments(), database));
            var catalog = new Catalog(database, blobs);
            var texts = opened.add(FullText.open(data.search(), catalog, FrontDoor::kind, FullText.TIME_LIMIT));
            var lists = new ReadingLists(database);
            var door = new FrontDoor(configuration, data);
            var routes = door.routes(
                    catalog, blobs, texts, new Beside(_ -> {}, lists::all, new Documents(catalog.contents()), true));
            library = opened.add(new HttpServer(HttpServerSettings.on(door.address()), routes));
            library.start();
            texts.startToRead();
        } catch (IOException | InterruptedException | RefusedInputException | RuntimeException e) {
            close();
            throw e;
        }
        LOG.atError()
                .addKeyValue("directory", data.path())
                .log(
                        "nothing can be written here: only the library is shown; copy the directory, then replace the card or disk");
    }

    /**
     * Starts what is in {@code data}, in which nothing is changed.
     *
     * @throws RefusedInputException where the configuration is wrong or the database damaged
     */
    public static ReadOnlyServers start(DataDirectory data)
            throws IOException, InterruptedException, RefusedInputException {
        return new ReadOnlyServers(data);
    }

    /** Where students find the library. */
    public ListenAddress libraryAddress() {
        return configuration.library().onPort(library.port());
    }

    @Override
    public void close() throws IOException {
        opened.close();
    }
}
