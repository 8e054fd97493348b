package org.packhorse.node.assembly;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.packhorse.node.store.Content;
import org.packhorse.protocol.container.ByteSource;
import org.packhorse.protocol.container.Containers;

/** A ZIP file that a test makes, changes and makes again. */
public final class Archive {
    private final int level;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** An empty one, to be compressed at zlib's {@code level}, 1 to 9. */
    public Archive(int level) {
        this.level = level;
    }

    /** A book with {@code chapters} of some 4,000 bytes each, its media type first and stored, as EPUB wants it. */
    public static Archive book(int level, int chapters) {
        var book = new Archive(level).with("mimetype", "application/epub+zip");
        for (int i = 0; i < chapters; i++) {
            book.with("OEBPS/chapter-" + i + ".xhtml", Content.text(i, 4_000));
        }
        return book;
    }

    /** A book that is described by {@code opf}, which it has at {@code path}. */
    public static Archive epub(String path, String opf) {
        return new Archive(6)
                .with("mimetype", "application/epub+zip")
                .with(
                        "META-INF/container.xml",
                        "<container><rootfiles><rootfile full-path='" + path + "'/></rootfiles></container>")
                .with(path, opf);
    }

    /** Adds an entry, or replaces it. */
    public Archive with(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    /** The same with text. */
    public Archive with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The content of an entry. */
    public byte[] entry(String name) {
        return Objects.requireNonNull(entries.get(name));
    }

    /** The file. */
    public byte[] toBytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(level);
            for (var entry : entries.entrySet()) {
                var head = new ZipEntry(entry.getKey());
                head.setTime(0);
                if (entry.getKey().equals("mimetype")) {
                    store(head, entry.getValue());
                }
                zip.putNextEntry(head);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** What makes the file of its parts, encoded. */
    public byte[] recipe() throws IOException {
        var bytes = toBytes();
        var source = new ByteSource() {
            @Override
            public long sizeBytes() {
                return bytes.length;
            }

            @Override
            public InputStream open(long offset) {
                return new ByteArrayInputStream(bytes, (int) offset, bytes.length);
            }
        };
        return Containers.open(source).orElseThrow().recipe().encode();
    }

    private static void store(ZipEntry head, byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        head.setMethod(ZipEntry.STORED);
        head.setSize(content.length);
        head.setCrc(crc.getValue());
    }
}
