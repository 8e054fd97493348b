package org.packhorse.node.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.language.LanguageTags;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Player;
import org.packhorse.node.library.page.translation.Tongue;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.takehome.Companions;
import org.packhorse.protocol.content.FileEntry;

/**
 * What stands beside sound or a film under the same name: for {@code film.mp4} the subtitles {@code film.vtt}, {@code film.sw.vtt} and
 * {@code film.fr.srt}, and the picture {@code film.jpg}.
 *
 * @param subtitles in the order of their names
 * @param poster the address of the picture, may be empty
 */
record MediaBeside(List<FileEntry> subtitles, String poster) {
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/webp");

    /** No phone has learned these. Of others, such as QuickTime, it depends on what is in them. */
    private static final Set<String> UNPLAYABLE = Set.of(
            "video/x-msvideo",
            "video/x-ms-wmv",
            "video/x-flv",
            "video/mpeg",
            "audio/x-ms-wma",
            "audio/amr",
            "audio/amr-wb",
            "audio/midi");

    /** What stands beside {@code entry}. */
    static MediaBeside of(ShownVersion version, FileEntry entry) throws IOException {
        var subtitles = new ArrayList<FileEntry>();
        var poster = "";
        for (var beside : Companions.of(version, entry)) {
            if (Documents.isSubtitles(beside)) {
                subtitles.add(beside);
            } else if (PICTURES.contains(beside.mediaType())) {
                poster = Links.content(version.collection(), beside.path().value());
            }
        }
        return new MediaBeside(List.copyOf(subtitles), poster);
    }

    /** The player of {@code place} with them. */
    Player player(Place place, boolean film) {
        var tracks = subtitles.stream()
                .map(file -> new Player.Track(
                        Links.captions(place.version().collection(), file.path().value()),
                        tag(place.entry(), file),
                        name(place.entry(), file)))
                .toList();
        return new Player(film, !UNPLAYABLE.contains(place.entry().mediaType()), place.content(), poster, tracks);
    }

    /** The language that {@code subtitles} names between base and extension; empty where it names none. */
    static String tag(FileEntry entry, FileEntry subtitles) {
        var name = Companions.base(subtitles);
        var suffix =
                name.substring(Math.min(name.length(), Companions.base(entry).length()));
        return suffix.isEmpty() ? "" : LanguageTags.find(suffix.substring(1)).orElse("");
    }

    /** What {@code subtitles} are called: their language, else their file. */
    static String name(FileEntry entry, FileEntry subtitles) {
        var tag = tag(entry, subtitles);
        return tag.isEmpty() ? subtitles.path().name() : Tongue.of(tag).name();
    }
}
