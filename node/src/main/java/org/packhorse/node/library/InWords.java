package org.packhorse.node.library;

import java.io.IOException;
import java.util.List;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.library.reading.H5pPackage;
import org.packhorse.node.library.reading.Passage;
import org.packhorse.node.library.reading.PlainText.Portion;
import org.packhorse.node.library.reading.Subtitles;
import org.packhorse.protocol.content.FileEntry;

/** Finds the words of content of every kind, as many as a page has. */
final class InWords {
    private final Documents documents;

    InWords(Documents documents) {
        this.documents = documents;
    }

    /**
     * Page {@code wanted} of the words of {@code shown}, or the nearest there is; empty where it has none.
     *
     * @param tag the language of the transcript that is wanted
     */
    Portion portion(ShownVersion version, FileEntry shown, String tag, int wanted) throws IOException {
        if (isReadAsItIs(version, shown)) {
            return documents.portion(version, shown, wanted);
        }
        var carried = documents.carriedPage(version, shown, wanted);
        return carried.isPresent() ? carried.get() : cut(passages(version, shown, tag), wanted);
    }

    private boolean isReadAsItIs(ShownVersion version, FileEntry shown) throws IOException {
        if (shown.mediaType().equals("text/markdown")) {
            // Markdown is made to be read as it is, too.
            return documents.words(version, shown).isEmpty();
        }
        return Documents.isText(shown) && !Documents.isArticle(shown) && !Documents.isSubtitles(shown);
    }

    private List<Passage> passages(ShownVersion version, FileEntry shown, String tag) throws IOException {
        if (Documents.isArticle(shown)) {
            return documents.words(version, shown).orElse(List.of());
        }
        if (Documents.isSubtitles(shown)) {
            return said(version, shown);
        }
        return switch (Kind.of(shown.mediaType())) {
            case AUDIO, VIDEO -> transcript(version, shown, tag);
            case PICTURE -> documents.drawn(version, shown).orElse(List.of());
            case DOCUMENT -> documents.office(version, shown);
            case FILE -> ofPackage(version, shown);
            case PAGE, TEXT, BOOK, FOLDER, COLLECTION -> List.of();
        };
    }

    private List<Passage> ofPackage(ShownVersion version, FileEntry shown) throws IOException {
        var h5p = documents.findH5p(version, shown);
        if (h5p.isPresent()) {
            return h5p.map(H5pPackage::words).orElseThrow();
        }
        var web = documents.findWebPackage(version, shown, version::first);
        return web.isEmpty()
                ? List.of()
                : documents.words(version, web.get().launch()).orElse(List.of());
    }

    private List<Passage> transcript(ShownVersion version, FileEntry shown, String tag) throws IOException {
        var subtitles = MediaBeside.of(version, shown).subtitles();
        for (var file : subtitles) {
            var own = MediaBeside.tag(shown, file);
            if (own.isEmpty() || own.equals(tag)) {
                return said(version, file);
            }
        }
        return subtitles.isEmpty() ? List.of() : said(version, subtitles.getFirst());
    }

    private List<Passage> said(ShownVersion version, FileEntry subtitles) throws IOException {
        return documents
                .subtitles(version, subtitles)
                .map(Subtitles::transcript)
                .orElse(List.of());
    }

    private static Portion cut(List<Passage> passages, int wanted) {
        var portions = Passage.portions(passages);
        int number = Math.clamp(wanted, 1, portions.size());
        return new Portion(portions.get(number - 1), number, portions.size());
    }
}
