package org.packhorse.protocol.wire;

import com.google.protobuf.ByteString;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.ManifestPage;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.PageRef;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;

/** Writes and reads manifests: their root and their pages. */
public final class ManifestCodec {
    /** A root of {@link Manifest#PAGE_LIMIT} pages with paths of 400 bytes; a usual one has some kilobytes. */
    public static final int ROOT_LIMIT_BYTES = 5 << 20;

    /** {@link ManifestPage#ENTRY_LIMIT} entries with the longest paths; a usual page has 25 KB. */
    public static final int PAGE_LIMIT_BYTES = 2 << 20;

    private static final Decoding<ManifestMessage, Manifest> ROOT = new Decoding<>(
            "manifest",
            ROOT_LIMIT_BYTES,
            CanonicalForm.of("manifest", ManifestMessage.getDescriptor(), 5 + 4 * Manifest.PAGE_LIMIT)
                    .limit(ManifestMessage.getDescriptor(), ManifestMessage.PAGES_FIELD_NUMBER, Manifest.PAGE_LIMIT),
            ManifestMessage.parser(),
            ManifestCodec::fromMessage);

    private static final Decoding<ManifestPageMessage, ManifestPage> PAGE = new Decoding<>(
            "manifest page",
            PAGE_LIMIT_BYTES,
            CanonicalForm.of("manifest page", ManifestPageMessage.getDescriptor(), 5 * ManifestPage.ENTRY_LIMIT)
                    .limit(
                            ManifestPageMessage.getDescriptor(),
                            ManifestPageMessage.ENTRIES_FIELD_NUMBER,
                            ManifestPage.ENTRY_LIMIT),
            ManifestPageMessage.parser(),
            ManifestCodec::fromMessage);

    private ManifestCodec() {}

    /**
     * The canonical encoding of {@code manifest}.
     *
     * @throws IllegalArgumentException where it takes more than {@link #ROOT_LIMIT_BYTES}
     */
    public static byte[] encode(Manifest manifest) {
        var message = ManifestMessage.newBuilder()
                .setCollection(manifest.collection().value())
                .setVersion(manifest.version().number())
                .setInfo(ByteString.copyFrom(manifest.info().toBytes()))
                .setFiles(manifest.files())
                .setContentBytes(manifest.contentBytes());
        for (var page : manifest.pages()) {
            message.addPages(PageRefMessage.newBuilder()
                    .setFirstPath(page.first().value())
                    .setDigest(ByteString.copyFrom(page.digest().toBytes()))
                    .setEntries(page.entries()));
        }
        return ROOT.encode(message.build());
    }

    /**
     * The manifest that {@code bytes} encode.
     *
     * @throws RefusedInputException where they are no manifest or break a limit
     */
    public static Manifest decode(byte[] bytes) throws RefusedInputException {
        return ROOT.decode(bytes);
    }

    private static Manifest fromMessage(ManifestMessage message) throws RefusedInputException {
        var pages = new java.util.ArrayList<PageRef>(message.getPagesCount());
        for (var page : message.getPagesList()) {
            pages.add(new PageRef(
                    FilePath.parse(page.getFirstPath()),
                    Digest.of(page.getDigest().toByteArray()),
                    page.getEntries()));
        }
        return new Manifest(
                CollectionId.parse(message.getCollection()),
                new Version(message.getVersion()),
                Digest.of(message.getInfo().toByteArray()),
                message.getFiles(),
                message.getContentBytes(),
                pages);
    }

    /** The canonical encoding of {@code page}. */
    public static byte[] encode(ManifestPage page) {
        var message = ManifestPageMessage.newBuilder();
        for (var entry : page.entries()) {
            var file = FileEntryMessage.newBuilder()
                    .setPath(entry.path().value())
                    .setDigest(ByteString.copyFrom(entry.digest().toBytes()))
                    .setSizeBytes(entry.sizeBytes());
            if (!entry.mediaType().equals(MediaTypes.predict(entry.path()))) {
                file.setMediaType(entry.mediaType());
            }
            message.addEntries(file);
        }
        return PAGE.encode(message.build());
    }

    /**
     * The page that {@code bytes} encode.
     *
     * @throws RefusedInputException where they are no page or break a limit
     */
    public static ManifestPage decodePage(byte[] bytes) throws RefusedInputException {
        return PAGE.decode(bytes);
    }

    private static ManifestPage fromMessage(ManifestPageMessage message) throws RefusedInputException {
        var entries = new java.util.ArrayList<FileEntry>(message.getEntriesCount());
        for (var file : message.getEntriesList()) {
            var path = FilePath.parse(file.getPath());
            entries.add(new FileEntry(
                    path, Digest.of(file.getDigest().toByteArray()), file.getSizeBytes(), mediaType(path, file)));
        }
        return new ManifestPage(entries);
    }

    private static String mediaType(FilePath path, FileEntryMessage file) throws RefusedInputException {
        var predicted = MediaTypes.predict(path);
        if (file.getMediaType().equals(predicted)) {
            throw Decoding.refusal("manifest page", "it states the media type that the name of " + path + " predicts");
        }
        return file.getMediaType().isEmpty() ? predicted : file.getMediaType();
    }
}
