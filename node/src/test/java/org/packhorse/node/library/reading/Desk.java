package org.packhorse.node.library.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.assembly.FileList;
import org.packhorse.node.library.reading.markup.Passage;
import org.packhorse.node.library.reading.markup.Rewritten;
import org.packhorse.node.library.reading.markup.Shelfmarks;
import org.packhorse.node.transport.server.FileBlobs;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;

/** Files that a test puts down to be read, every address of which is told as {@code read:…} or {@code bytes:…}. */
final class Desk implements FileList, Shelfmarks, AutoCloseable {
    private final TreeMap<FilePath, FileEntry> entries = new TreeMap<>();
    private final Path file;
    private final FileBlobs blobs;
    final FileContents contents;
    final Documents documents;

    /** How often somebody asked for an address. */
    int lookups;

    List<String> languages = List.of();

    Desk() {
        try {
            file = Files.createTempFile("desk", ".blobs");
            blobs = new FileBlobs(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        contents = new FileContents(blobs);
        documents = new Documents(contents);
    }

    Desk with(String path, String text) throws IOException {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    Desk with(String path, byte[] content) throws IOException {
        blobs.putPlain(content);
        var at = new FilePath(path);
        entries.put(at, new FileEntry(at, Digest.ofContent(content), content.length, MediaTypes.predict(at)));
        return this;
    }

    FileEntry entry(String path) {
        return findFile(new FilePath(path)).orElseThrow();
    }

    @Override
    public Optional<FileEntry> findFile(FilePath path) {
        return Optional.ofNullable(entries.get(path));
    }

    @Override
    public List<String> languagesOf(FilePath path) {
        return languages;
    }

    Optional<FileEntry> first(FilePath path) {
        return Optional.ofNullable(entries.ceilingEntry(path)).map(Map.Entry::getValue);
    }

    @Override
    public Optional<String> page(FilePath target) {
        lookups++;
        return findFile(target).map(found -> "read:" + target);
    }

    @Override
    public Optional<String> top(String address) {
        lookups++;
        return address.startsWith("/c/") ? Optional.of("top:" + address) : Optional.empty();
    }

    @Override
    public String at(String address, String fragment) {
        return fragment.isEmpty() ? address : address + "#" + fragment;
    }

    @Override
    public Optional<String> bytes(FilePath target) {
        lookups++;
        return findFile(target).map(found -> "bytes:" + target);
    }

    @Override
    public void close() throws IOException {
        blobs.close();
        Files.delete(file);
    }

    /** The document at {@code path} as its words. */
    List<Passage> passages(String path) throws IOException {
        return documents.words(this, entry(path)).orElseThrow().passages();
    }

    /** Only what they say. */
    List<String> words(String path) throws IOException {
        return passages(path).stream().map(Passage::text).toList();
    }

    /** The document at {@code path} written anew. */
    Rewritten rewrite(String path) throws IOException {
        return documents.rewrite(this, entry(path), this).orElseThrow();
    }

    /** The lines of all portions of the text at {@code path}. */
    String portions(String path) throws IOException {
        var all = new StringBuilder();
        int count = documents.portion(this, entry(path), 1).count();
        for (int i = 1; i <= count; i++) {
            var portion = documents.portion(this, entry(path), i);
            assertThat(portion.number()).isEqualTo(i);
            portion.passages().forEach(p -> all.append(p.text()).append('\n'));
        }
        return all.toString();
    }
}
