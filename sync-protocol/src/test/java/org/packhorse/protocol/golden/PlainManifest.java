package org.packhorse.protocol.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.packhorse.protocol.golden.PlainVersion.PlainFile;

/** The manifest of a version, made as SPEC.md says: the encoded root, and the encoded pages that it names. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes them
record PlainManifest(byte[] root, List<byte[]> pages) {
    private static final int PAGE_ENTRIES = 1024;

    static PlainManifest of(String collection, PlainVersion version, PlainMediaTypes types) {
        var root = new PlainProtobuf.Message()
                .bytes(1, collection.getBytes(UTF_8))
                .number(2, version.number())
                .bytes(3, sha256(version.info()))
                .number(4, version.files().size())
                .number(
                        5,
                        version.files().stream()
                                .mapToLong(f -> f.content().length)
                                .sum());
        var pages = new ArrayList<byte[]>();
        var open = new ArrayList<PlainFile>();
        for (var file : version.files()) {
            open.add(file);
            boolean isLast = file.equals(version.files().getLast());
            if (isLast || open.size() == PAGE_ENTRIES || sha256(file.path().getBytes(UTF_8))[0] == 0) {
                var page = page(open, types);
                pages.add(page);
                root.bytes(
                        6,
                        new PlainProtobuf.Message()
                                .bytes(1, open.getFirst().path().getBytes(UTF_8))
                                .bytes(2, sha256(page))
                                .number(3, open.size())
                                .toBytes());
                open.clear();
            }
        }
        return new PlainManifest(root.toBytes(), pages);
    }

    private static byte[] page(List<PlainFile> files, PlainMediaTypes types) {
        var page = new PlainProtobuf.Message();
        for (var file : files) {
            boolean isPredicted = file.mediaType().equals(types.predict(file.path()));
            page.bytes(
                    1,
                    new PlainProtobuf.Message()
                            .bytes(1, file.path().getBytes(UTF_8))
                            .bytes(2, sha256(file.content()))
                            .number(3, file.content().length)
                            .bytes(4, (isPredicted ? "" : file.mediaType()).getBytes(UTF_8))
                            .toBytes());
        }
        return page.toBytes();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
