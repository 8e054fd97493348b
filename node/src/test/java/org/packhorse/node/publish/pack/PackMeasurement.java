package org.packhorse.node.publish.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.Footing;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.publish.FolderImport;
import org.packhorse.node.publish.MetadataFile;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.node.store.segment.SegmentBlobStore;
import org.packhorse.node.store.segment.SegmentLimits;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.FrameRef;
import org.packhorse.protocol.pack.PackHead;
import org.packhorse.protocol.wire.PackHeadCodec;

/**
 * What the pack between two folders takes, without network and signatures. Not part of the build: {@code mvn -pl node -am test
 * -Dtest=PackMeasurement -Dsurefire.failIfNoSpecifiedTests=false -Dold=FOLDER -Dnew=FOLDER}; without {@code old} the full pack.
 */
final class PackMeasurement {
    @TempDir
    private Path home = Path.of("set by JUnit");

    @Test
    void betweenTwoFolders() throws Exception {
        var now = Path.of(System.getProperty("new", ""));
        assertThat(now).as("-Dnew").isDirectory();
        var old = Optional.ofNullable(System.getProperty("old")).map(Path::of);
        var database = new InMemoryDatabase();
        try (var blobs = SegmentBlobStore.open(home.resolve("segments"), database, new SegmentLimits(64 << 20, 0))) {
            var catalog = new Catalog(database, blobs);
            catalog.keep(CollectionState.created(TestHub.LESSONS, new CollectionState.Source.Authored()));
            var importing = new FolderImport(catalog, blobs, database, home.resolve("work"));
            var versions = new ArrayList<StoredVersion>();
            for (var folder : old.isPresent() ? List.of(old.get(), now) : List.of(now)) {
                var request =
                        new FolderImport.Request(TestHub.LESSONS, folder, TestHub.DETAILS, MetadataFile.NONE, true);
                var draft = importing.run(request, bytes -> {}).draft().orElseThrow();
                versions.add(catalog.open(numbered(draft, versions.size() + 1)));
            }
            report(blobs, old.isPresent() ? Optional.of(versions.getFirst()) : Optional.empty(), versions.getLast());
        }
    }

    private static Manifest numbered(Manifest draft, long version) {
        return new Manifest(
                draft.collection(),
                new Version(version),
                draft.info(),
                draft.files(),
                draft.contentBytes(),
                draft.pages());
    }

    private void report(BlobStore blobs, Optional<StoredVersion> old, StoredVersion now) throws Exception {
        long begin = System.nanoTime();
        PackHead head;
        try (var out = new BufferedOutputStream(Files.newOutputStream(home.resolve("frames")))) {
            head = new PackBuilder(blobs, new Footing(old, List.of()), now, out).build(bytes -> {});
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        for (var frame : head.frames()) {
            System.out.printf("  plan %,9d  body %,11d%n", frame.planLength(), frame.bodyLength());
        }
        long plans = head.frames().stream().mapToLong(FrameRef::planLength).sum();
        int headLength = PackHeadCodec.encode(head).length;
        System.out.printf(
                "%d frames, content %,d; head %,d + plans %,d + bodies %,d = %,d bytes; %.1f s%n",
                head.frames().size(),
                head.contentBytes(),
                headLength,
                plans,
                head.framesLength() - plans,
                headLength + head.framesLength(),
                seconds);
    }
}
