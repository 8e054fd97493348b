package org.packhorse.node.library;

import java.io.IOException;
import java.util.List;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.library.reading.PlainText.Portion;
import org.packhorse.node.library.reading.Subtitles;
import org.packhorse.node.library.reading.Told;
import org.packhorse.node.library.reading.markup.Passage;
import org.packhorse.node.takehome.Companions;
import org.packhorse.protocol.content.FileEntry;

/** Finds the words of content of every kind, one page of them at a time, and the language that they are in. */
final class InWords {
    private static final Told SILENT = new Told("", "", List.of());

    private final Documents documents;

    InWords(Documents documents) {
        this.documents = documents;
    }

    /**
     * Some of the words of something.
     *
     * @param tag the language that they are said to be in, empty where nothing says it
     * @param direction {@code ltr} or {@code rtl} where they say so, else empty
     * @param scripted whether there would be more if scripts ran
     */
    record Words(Portion portion, String tag, String direction, boolean scripted) {
        /** None, and none to come. */
        static final Words NONE = new Words(new Portion(List.of(), 1, 1));

        /** Those of a text that says nothing of its language. */
        Words(Portion portion) {
            this(portion, "", "", false);
        }
    }

    /**
     * Page {@code wanted} of the words of {@code shown}, or the nearest there is; empty where it has none.
     *
     * @param tag the language of the transcript that is wanted
     */
    Words find(ShownVersion version, FileEntry shown, String tag, int wanted) throws IOException {
        if (isReadAsItIs(version, shown)) {
            return new Words(documents.portion(version, shown, wanted));
        }
        var carried = documents.carriedPage(version, shown, wanted);
        if (carried.isPresent()) {
            return new Words(carried.get());
        }
        var told = told(version, shown, tag);
        return new Words(cut(told.passages(), wanted), told.tag(), told.direction(), told.scripted());
    }

    private boolean isReadAsItIs(ShownVersion version, FileEntry shown) throws IOException {
        if (shown.mediaType().equals("text/markdown")) {
            // Markdown is made to be read as it is, too.
            return documents.words(version, shown).isEmpty();
        }
        return Documents.isText(shown)
                && !Documents.isRichText(shown)
                && !Documents.isArticle(shown)
                && !Documents.isSubtitles(shown);
    }

    private Told told(ShownVersion version, FileEntry shown, String tag) throws IOException {
        if (Documents.isArticle(shown)) {
            return documents.words(version, shown).orElse(SILENT);
        }
        if (Documents.isSubtitles(shown)) {
            var film = Companions.film(version, shown);
            return said(version, shown, film.map(Companions.Film::tag).orElse(Subtitles.tag(shown.path())));
        }
        if (Documents.isRichText(shown)) {
            return untold(documents.richText(version, shown));
        }
        return switch (Kind.of(shown.mediaType())) {
            case AUDIO, VIDEO -> transcript(version, shown, tag);
            case PICTURE -> untold(documents.drawn(version, shown).orElse(List.of()));
            case DOCUMENT -> untold(documents.office(version, shown));
            case FILE, ACTIVITY -> ofPackage(version, shown);
            case PAGE, TEXT, BOOK, FOLDER, COLLECTION -> SILENT;
        };
    }

    /** {@code passages} in a language that nothing tells. */
    private static Told untold(List<Passage> passages) {
        return new Told("", "", passages);
    }

    private Told ofPackage(ShownVersion version, FileEntry shown) throws IOException {
        var h5p = documents.findH5p(version, shown);
        if (h5p.isPresent()) {
            return new Told(h5p.get().tag(), "", h5p.get().words());
        }
        var web = documents.findWebPackage(version, shown, version::first);
        return web.isEmpty()
                ? SILENT
                : documents.words(version, web.get().launch()).orElse(SILENT);
    }

    private Told transcript(ShownVersion version, FileEntry shown, String tag) throws IOException {
        var subtitles = MediaBeside.of(version, shown).subtitles();
        for (var file : subtitles) {
            var own = MediaBeside.tag(shown, file);
            if (own.isEmpty() || own.equals(tag)) {
                return said(version, file, own);
            }
        }
        if (subtitles.isEmpty()) {
            return SILENT;
        }
        var first = subtitles.getFirst();
        return said(version, first, MediaBeside.tag(shown, first));
    }

    private Told said(ShownVersion version, FileEntry subtitles, String tag) throws IOException {
        var said = documents.subtitles(version, subtitles);
        return new Told(tag, "", said.map(Subtitles::transcript).orElse(List.of()));
    }

    private static Portion cut(List<Passage> passages, int wanted) {
        var portions = Passage.portions(passages);
        int number = Math.clamp(wanted, 1, portions.size());
        return new Portion(portions.get(number - 1), number, portions.size());
    }
}
