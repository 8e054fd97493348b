package org.packhorse.node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.packhorse.node.catalog.Shelf;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.config.Configuration;
import org.packhorse.node.config.DataDirectory;
import org.packhorse.node.config.ListenAddress;
import org.packhorse.node.config.NodeRole;
import org.packhorse.node.hub.RepositoryHandler;
import org.packhorse.node.library.Beside;
import org.packhorse.node.library.Library;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.page.translation.Translations;
import org.packhorse.node.portal.Arrivals;
import org.packhorse.node.portal.Portal;
import org.packhorse.node.search.FullText;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.transport.Authority;
import org.packhorse.node.transport.HttpHandler;
import org.packhorse.node.transport.Routes;

/** What stands open to everybody: the library, and what a hub has published. */
record FrontDoor(Configuration configuration, DataDirectory data) {
    /** Where its server listens. */
    InetSocketAddress address() {
        return socketAddress(configuration.library());
    }

    static InetSocketAddress socketAddress(ListenAddress address) {
        return new InetSocketAddress(address.host(), address.port());
    }

    /** What each kind of content is called in searches. */
    static String kind(ShownVersion version, String mediaType, String path) {
        return Kind.of(version, mediaType, path).name();
    }

    /** Its routes, to the library of what stands on {@code shelf} and, on a hub, to its repository. */
    Routes routes(Shelf shelf, BlobStore blobs, FullText texts, Beside beside) throws IOException {
        var routes = Routes.to(library(shelf, blobs, texts, beside));
        if (configuration.role() == NodeRole.HUB) {
            var repository = new RepositoryHandler(data.repository());
            routes = routes.and("/metadata/", repository).and("/targets/", repository);
        }
        return routes;
    }

    /** The library, behind the portal where the school's network leads every name here. */
    private HttpHandler library(Shelf shelf, BlobStore blobs, FullText texts, Beside beside) {
        var translations = Translations.load();
        var reader = new Library(shelf, blobs, texts, translations, libraryName(), beside);
        return configuration.portal().enabled()
                ? new Portal(reader, libraryName(), new Arrivals(), translations)
                : reader;
    }

    /** The library's name on the network, with the port it listens on unless the name has one of its own. */
    private Optional<Authority> libraryName() {
        var name = configuration.portal().name();
        int port = configuration.library().port();
        boolean complete = name.contains(":") || port == 0;
        return Authority.parse(complete || name.isEmpty() ? name : name + ":" + port);
    }
}
