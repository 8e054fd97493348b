package org.packhorse.node.takehome;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.packhorse.node.catalog.NamedLanguage;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.catalog.ShownVersion.Listed;
import org.packhorse.node.language.LanguageTags;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.MediaTypes;

/**
 * What stands beside a file under the same name: {@code film.vtt}, {@code film.sw.vtt} and {@code film.jpg} beside {@code film.mp4}; of subtitles also
 * what has a language behind another sign, {@code film_sw.vtt}, {@code film-sw.srt} and {@code film sw.srt}.
 */
public final class Companions {
    /** Twice the languages of our pages, and a picture. */
    private static final int LIMIT = 64;

    private static final Set<String> SUBTITLES = Set.of("vtt", "srt");

    /** What people write between a name and its language, beside the dot; in their order. */
    private static final String SEPARATORS = " -_";

    /** A language, a script and a region. */
    private static final int TAG_CHARS = 12;

    private Companions() {}

    /** The files of {@code version} beside {@code entry}, which may be among them, in the order of their names. */
    public static List<FileEntry> of(ShownVersion version, FileEntry entry) throws IOException {
        var base = base(entry);
        var found = new ArrayList<>(called(version, entry, base + "."));
        if (MediaTypes.isTimed(entry.mediaType())) {
            for (int i = 0; i < SEPARATORS.length(); i++) {
                found.addAll(tagged(version, entry, base + SEPARATORS.charAt(i)));
            }
        }
        return found;
    }

    /** The files in the folder of {@code entry} whose names begin with {@code start}. */
    private static List<FileEntry> called(ShownVersion version, FileEntry entry, String start) throws IOException {
        var found = new ArrayList<FileEntry>();
        // A cursor that no file is called: the list goes on right where such names stand.
        for (var listed : version.list(entry.path().folder(), start, LIMIT)) {
            if (!listed.name().startsWith(start)) {
                break;
            }
            if (listed instanceof Listed.File file) {
                found.add(file.entry());
            }
        }
        return found;
    }

    /** Subtitles that have nothing but a language behind {@code start}, if that does not belong to the name of another film. */
    private static List<FileEntry> tagged(ShownVersion version, FileEntry film, String start) throws IOException {
        var files = called(version, film, start);
        var others = files.stream()
                .filter(file -> MediaTypes.isTimed(file.mediaType()))
                .map(Companions::base)
                .toList();
        return files.stream()
                .filter(file -> SUBTITLES.contains(file.path().extension()))
                .filter(file -> tag(base(file).substring(start.length())).isPresent())
                .filter(file -> !others.contains(base(file)))
                .toList();
    }

    private static Optional<String> tag(String written) {
        return written.length() > TAG_CHARS ? Optional.empty() : LanguageTags.find(written);
    }

    /**
     * What is heard or watched beside its subtitles.
     *
     * @param tag the language that the name of the subtitles says, else empty
     */
    public record Film(FileEntry media, String tag) {}

    /** What {@code subtitles} belong to, as {@link #of} has it the other way round. */
    public static Optional<Film> film(ShownVersion version, FileEntry subtitles) throws IOException {
        var base = base(subtitles);
        var whole = film(
                version, subtitles, base, NamedLanguage.of(subtitles.path()).orElse(""));
        if (whole.isPresent()) {
            return whole;
        }
        for (int end = Math.max(1, base.length() - TAG_CHARS - 1); end < base.length(); end++) {
            boolean parts = base.charAt(end) == '.' || SEPARATORS.indexOf(base.charAt(end)) >= 0;
            var tag = parts ? tag(base.substring(end + 1)) : Optional.<String>empty();
            var found = tag.isEmpty()
                    ? Optional.<Film>empty()
                    : film(version, subtitles, base.substring(0, end), tag.get());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Film> film(ShownVersion version, FileEntry subtitles, String base, String tag)
            throws IOException {
        return called(version, subtitles, base + ".").stream()
                .filter(beside -> base(beside).equals(base) && MediaTypes.isTimed(beside.mediaType()))
                .findFirst()
                .map(media -> new Film(media, tag));
    }

    /** The name of {@code entry} without what says its kind. */
    public static String base(FileEntry entry) {
        var name = entry.path().name();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
