package org.packhorse.node.catalog;

import java.util.Optional;
import java.util.regex.Pattern;
import org.packhorse.node.language.LanguageTags;
import org.packhorse.protocol.content.FilePath;

/** The language that a file has in its name: {@code film.ar.srt}, {@code page.pt-BR.html}. */
public final class NamedLanguage {
    private static final Pattern TAGGED = Pattern.compile(".+\\.([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2})\\.[^.]+");

    /** Of subtitles, also behind another sign; only what they belong to tells whether that is a language or a word. */
    private static final Pattern SUBTITLES =
            Pattern.compile(".+[ _-]([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2})\\.(?:srt|vtt)");

    private NamedLanguage() {}

    /** That of the file at {@code path}, as a BCP 47 tag. */
    public static Optional<String> of(FilePath path) {
        var tagged = TAGGED.matcher(path.name());
        return tagged.matches() ? LanguageTags.find(tagged.group(1)) : Optional.empty();
    }

    /** The same, or what may be meant for one: enough to guess in which characters a text is written. */
    static Optional<String> likely(FilePath path) {
        var subtitles = SUBTITLES.matcher(path.name());
        return of(path).or(() -> subtitles.matches() ? LanguageTags.find(subtitles.group(1)) : Optional.empty());
    }
}
