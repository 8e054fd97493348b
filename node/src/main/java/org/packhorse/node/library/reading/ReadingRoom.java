package org.packhorse.node.library.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jsoup.parser.Tag;
import org.jsoup.parser.TagSet;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.assembly.FileList;
import org.packhorse.node.html.Binary;
import org.packhorse.node.html.Encoding;
import org.packhorse.node.transport.BusyException;
import org.packhorse.protocol.content.FileEntry;

/**
 * Takes documents into memory, as many at a time as the heap has room for; whoever else asks waits for a seat, for some seconds. Any thread.
 *
 * <p>Nothing of XML's document types is ever processed: there are no entities but those of HTML, and nothing is fetched.
 */
public final class ReadingRoom {
    /** Twice the longest chapter of the textbooks we know. A parsed document takes up to thirty times its bytes. */
    public static final int DOCUMENT_LIMIT_BYTES = 512 * 1024;

    /** That longest chapter has 13,000; each may become a node of some 300 bytes. */
    static final int TAG_LIMIT = 50_000;

    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** Of a node's 64 MB of heap: two of the longest documents, or thirty usual ones. */
    private static final int SEATS_KB = 1024;

    private static final int LEAST_KB = 32;

    /** Two of the longest take a small board less; whoever waits holds a place where answers are worked out. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final FileContents contents;
    private final int limitBytes;
    private final Duration patience;
    private final Semaphore seats = new Semaphore(SEATS_KB, true);

    /** Reads what {@code contents} finds. */
    public ReadingRoom(FileContents contents) {
        this(contents, PATIENCE);
    }

    ReadingRoom(FileContents contents, Duration patience) {
        this(contents, DOCUMENT_LIMIT_BYTES, patience);
    }

    /** Reads nothing longer than {@code limitBytes}, which is at most {@link #DOCUMENT_LIMIT_BYTES}: for one that reads beside all others. */
    public ReadingRoom(FileContents contents, int limitBytes) {
        this(contents, limitBytes, PATIENCE);
    }

    private ReadingRoom(FileContents contents, int limitBytes, Duration patience) {
        this.contents = contents;
        this.limitBytes = limitBytes;
        this.patience = patience;
    }

    /** Makes something of a document's bytes, none of which it keeps. */
    @FunctionalInterface
    public interface Reader<T> {
        /** What becomes of {@code content}. */
        T read(byte[] content) throws IOException;
    }

    /**
     * What {@code reader} makes of the bytes of {@code entry}; empty where they are more than this room takes.
     *
     * @throws BusyException where no seat gets free in time
     */
    public <T> Optional<T> read(FileList files, FileEntry entry, Reader<T> reader) throws IOException {
        return entry.sizeBytes() > limitBytes
                ? Optional.empty()
                : Optional.of(seated(files, entry, (int) entry.sizeBytes(), reader));
    }

    /** What {@code reader} makes of the first {@code bytes} of {@code entry}, or all where it has fewer. */
    <T> T readBeginning(FileList files, FileEntry entry, int bytes, Reader<T> reader) throws IOException {
        return seated(files, entry, (int) Math.min(entry.sizeBytes(), bytes), reader);
    }

    private <T> T seated(FileList files, FileEntry entry, int bytes, Reader<T> reader) throws IOException {
        int taken = Math.clamp(bytes >> 10, LEAST_KB, SEATS_KB);
        return stream(files, entry, taken, in -> reader.read(in.readNBytes(bytes)));
    }

    /** Makes something of a document's bytes as they come. */
    @FunctionalInterface
    interface Streamed<T> {
        /** What becomes of {@code content}. */
        T read(InputStream content) throws IOException;
    }

    /**
     * What {@code reader} makes of the content of {@code entry}, however long, for which it needs {@code taken} KB of memory at most.
     *
     * @throws BusyException where no seat gets free in time
     */
    <T> T stream(FileList files, FileEntry entry, int taken, Streamed<T> reader) throws IOException {
        return seated(taken, () -> {
            try (var in = open(files, entry)) {
                return reader.read(in);
            }
        });
    }

    /** Makes something of several parts of a document. */
    @FunctionalInterface
    interface Work<T> {
        /** What becomes of them. */
        T run() throws IOException;
    }

    /**
     * What {@code work} makes of what it {@linkplain #open opens}, for all of which it needs {@code taken} KB of memory at most.
     *
     * @throws BusyException where no seat gets free in time
     */
    <T> T seated(int taken, Work<T> work) throws IOException {
        try {
            if (!seats.tryAcquire(taken, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BusyException("too much is being read at one time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("waiting to read was given up");
        }
        try {
            return work.run();
        } finally {
            seats.release(taken);
        }
    }

    /** The bytes of {@code entry}, for whoever has a seat. */
    InputStream open(FileList files, FileEntry entry) throws IOException {
        return contents.find(entry, files).open(0);
    }

    /** The same for markup; empty also where there is more of it than {@link #TAG_LIMIT} tags or elements. */
    public <T> Optional<T> readMarkup(FileList files, FileEntry entry, Markup<T> use) throws IOException {
        boolean html = entry.mediaType().equals("text/html");
        return read(files, entry, content -> {
                    var parsed = parse(content, html, () -> files.languagesOf(entry.path()));
                    return parsed.isEmpty() ? Optional.<T>empty() : Optional.of(use.read(parsed.get()));
                })
                .flatMap(found -> found);
    }

    /** Makes something of a parsed document, none of which it keeps. */
    @FunctionalInterface
    public interface Markup<T> {
        /** What becomes of {@code document}. */
        T read(Document document) throws IOException;
    }

    /** So that in XML, too, scripts and styles end where they end and not where some tag in them does, and are no text. */
    private static TagSet xmlTags() {
        var tags = new TagSet();
        for (var namespace : List.of(Parser.NamespaceHtml, Parser.NamespaceSvg, Parser.NamespaceXml)) {
            for (var name : List.of("script", "style", "SCRIPT", "STYLE")) {
                tags.add(new Tag(name, namespace).set(Tag.Data));
            }
        }
        return tags;
    }

    /** {@code content} parsed as HTML, or as XML of any kind; empty where there is too much of it, or it is no text. */
    static Optional<Document> parse(byte[] content, boolean html, Encoding.Languages languages) {
        int tags = 0;
        for (byte b : content) {
            tags += b == '<' ? 1 : 0;
        }
        if (tags > TAG_LIMIT || content.length > DOCUMENT_LIMIT_BYTES || Binary.is(content)) {
            return Optional.empty();
        }
        var text = new String(HiddenScripts.blank(content), Encoding.ofWhole(content, true, languages));
        var parser =
                new StreamParser(html ? Parser.htmlParser() : Parser.xmlParser().tagSet(xmlTags()));
        try (var parsing = parser.parse(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, "")) {
            int elements = 0;
            for (var found = parsing.iterator(); found.hasNext(); found.next()) {
                // HTML has what is never ended begin anew in each paragraph: few tags may become many elements.
                if (++elements > TAG_LIMIT) {
                    return Optional.empty();
                }
            }
            return Optional.of(parsing.complete());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }
}
