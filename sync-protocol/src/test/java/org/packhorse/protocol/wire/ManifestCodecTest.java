package org.packhorse.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.protocol.content.RefusedInputException;

/** Manifests, pages and info documents that are well encoded and say what cannot be. */
class ManifestCodecTest {
    private static final ByteString DIGEST = ByteString.copyFrom(new byte[32]);

    @ParameterizedTest
    @ValueSource(strings = {"..", "../x", "/x", "x///y", "x\\y", "x\0", "x/"})
    void refusesHostilePaths(String path) {
        assertPageRefused(page -> page.getEntriesBuilder(0).setPath(path), "path");
        assertRootRefused(root -> root.getPagesBuilder(0).setFirstPath(path), "path");
    }

    @Test
    void refusesImpossibleEntries() {
        assertPageRefused(page -> page.getEntriesBuilder(0).clearPath(), "empty");
        assertPageRefused(page -> page.getEntriesBuilder(0).clearDigest(), "32 bytes");
        assertPageRefused(page -> page.getEntriesBuilder(0).setDigest(DIGEST.substring(1)), "32 bytes");
        assertPageRefused(page -> page.getEntriesBuilder(0).setSizeBytes(-1), "a size of -1");
        assertPageRefused(page -> page.getEntriesBuilder(0).setSizeBytes((64L << 30) + 1), "a size");
        assertPageRefused(page -> page.getEntriesBuilder(0).setMediaType("text/html; x=y"), "media type");
    }

    @Test
    void refusesPagesThatAreEmptyOrOutOfOrder() {
        assertPageRefused(page -> page.clearEntries(), "1 to 1024 entries");
        assertPageRefused(page -> page.addEntries(page.getEntries(0)), "out of order");
        assertPageRefused(page -> page.addEntriesBuilder().setPath("a").setDigest(DIGEST), "out of order");
    }

    @Test
    void refusesImpossibleRoots() throws Exception {
        assertThat(ManifestCodec.decode(root().build().toByteArray()).files()).isEqualTo(1);
        assertRootRefused(root -> root.setCollection("../x"), "collection");
        assertRootRefused(root -> root.clearVersion(), "1 or more");
        assertRootRefused(root -> root.setVersion(-1), "a version");
        assertRootRefused(root -> root.setVersion((1L << 53) + 1), "a version");
        assertRootRefused(root -> root.clearInfo(), "32 bytes");
        assertRootRefused(root -> root.setFiles(2), "add up");
        assertRootRefused(root -> root.setFiles(-1), "add up");
        assertRootRefused(root -> root.setContentBytes(-1), "add up");
        assertRootRefused(root -> root.getPagesBuilder(0).clearEntries(), "1 to 1024 entries");
        assertRootRefused(root -> root.getPagesBuilder(0).setEntries(-1), "1 to 1024 entries");
        assertRootRefused(root -> root.getPagesBuilder(0).setDigest(DIGEST.substring(1)), "32 bytes");
        assertRootRefused(root -> root.setFiles(2).addPages(root.getPages(0)), "out of order");
    }

    @Test
    void refusesImpossibleDescriptions() throws Exception {
        assertThat(InfoCodec.decode(info().build().toByteArray()).title()).isEqualTo("T");
        assertInfoRefused(info -> info.clearTitle(), "title");
        assertInfoRefused(info -> info.setTitle("x".repeat(4_001)), "title");
        assertInfoRefused(info -> info.clearLanguages(), "languages");
        assertInfoRefused(info -> info.addLanguages(""), "languages");
        assertInfoRefused(info -> info.getResourcesBuilder(0).setId("../r"), "id");
        assertInfoRefused(info -> info.getResourcesBuilder(0).clearLevel(), "level");
        assertInfoRefused(info -> info.addResources(info.getResources(0)), "same id");
    }

    private static ManifestPageMessage.Builder page() {
        var page = ManifestPageMessage.newBuilder();
        page.addEntriesBuilder().setPath("b").setDigest(DIGEST).setSizeBytes(1);
        return page;
    }

    private static ManifestMessage.Builder root() {
        var root = ManifestMessage.newBuilder()
                .setCollection("c")
                .setVersion(1)
                .setInfo(DIGEST)
                .setFiles(1);
        root.addPagesBuilder().setFirstPath("b").setDigest(DIGEST).setEntries(1);
        return root;
    }

    private static CollectionInfoMessage.Builder info() {
        var info = CollectionInfoMessage.newBuilder()
                .setTitle("T")
                .addLanguages("en")
                .setLicence("CC0-1.0")
                .setPublisher("We");
        info.addResourcesBuilder()
                .setId("r")
                .setTitle("R")
                .addLanguages("en")
                .setLicence("CC0-1.0")
                .setLevel("all");
        return info;
    }

    private static void assertPageRefused(Consumer<ManifestPageMessage.Builder> fault, String problem) {
        var page = page();
        fault.accept(page);
        assertRefused(ManifestCodec::decodePage, page.build().toByteArray(), problem);
    }

    private static void assertRootRefused(Consumer<ManifestMessage.Builder> fault, String problem) {
        var root = root();
        fault.accept(root);
        assertRefused(ManifestCodec::decode, root.build().toByteArray(), problem);
    }

    private static void assertInfoRefused(Consumer<CollectionInfoMessage.Builder> fault, String problem) {
        var info = info();
        fault.accept(info);
        assertRefused(InfoCodec::decode, info.build().toByteArray(), problem);
    }

    private static void assertRefused(CodecCase.Decoder<?> decoder, byte[] encoding, String problem) {
        assertThatThrownBy(() -> decoder.decode(encoding))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining(problem);
    }
}
