package org.packhorse.adminui.port;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an item was when somebody opened the form that corrects it: a short digest of each of its parts. The form carries it, so that it can be told later
 * what others have changed in the meantime.
 *
 * @param text the digests in the order of {@link Part}; anything else tells that nothing was seen
 */
public record ItemState(String text) {
    /** Enough that two that were typed never meet by chance. */
    private static final int DIGEST_BYTES = 6;

    /** What can be corrected of an item by itself. */
    public enum Part {
        TITLE,
        DESCRIPTION,
        AUTHOR,
        LICENCE,
        LANGUAGE,
        LEVEL,
        SUBJECT,
        LINKS,
        FILE,
        SUBTITLES;

        /** What is typed. */
        public static final Set<Part> TYPED = Set.copyOf(EnumSet.range(TITLE, LINKS));
    }

    /**
     * That of an item.
     *
     * @param file another text for each file; the same for {@code subtitles}
     */
    public static ItemState of(NewItem said, List<String> links, String file, String subtitles) {
        return new ItemState(Stream.of(
                        said.title(),
                        said.description(),
                        said.author(),
                        said.licence(),
                        said.language(),
                        said.level(),
                        said.subject(),
                        String.join("\n", links),
                        file,
                        subtitles)
                .map(ItemState::digest)
                .collect(Collectors.joining(".")));
    }

    private static String digest(String part) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(part.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What is no longer as it was in {@code seen}. */
    public Set<Part> changedSince(ItemState seen) {
        var now = text.split("\\.", -1);
        var before = seen.text.split("\\.", now.length + 1);
        var changed = EnumSet.noneOf(Part.class);
        var parts = Part.values();
        for (int i = 0; i < parts.length; i++) {
            if (before.length != now.length || !before[i].equals(now[i])) {
                changed.add(parts[i]);
            }
        }
        return changed;
    }
}
