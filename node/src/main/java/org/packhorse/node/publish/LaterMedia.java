package org.packhorse.node.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * Which files a curator lets come later than the rest of a version, so that text does not wait for films.
 *
 * <p>A pattern is compared with a file's name, its path and its media type, and one of them is enough: {@code *.mp4},
 * {@code lectures/*}, {@code video/*}. {@code *} stands for any characters or none, {@code /} among them, and {@code ?} for one.
 * Upper and lower case are the same.
 *
 * @param patterns at most {@value #LIMIT}, in lower case; none holds nothing back
 */
public record LaterMedia(List<String> patterns) {
    /** More would slow down publishing, and nobody could say any more what they do. */
    public static final int LIMIT = 64;

    /** Longer than any pattern that somebody would write. */
    public static final int LIMIT_CHARS = 200;

    /** Holds nothing back. */
    public static final LaterMedia NONE = new LaterMedia(List.of());

    public LaterMedia {
        patterns = List.copyOf(patterns);
    }

    /**
     * What {@code patterns} hold back.
     *
     * @throws RefusedInputException where one of them can match nothing, or not what its author means
     */
    public static LaterMedia parse(List<String> patterns) throws RefusedInputException {
        if (patterns.size() > LIMIT) {
            throw new RefusedInputException(
                    "later",
                    patterns.size() + " patterns, more than " + LIMIT,
                    "name a folder or a media type instead of files");
        }
        var checked = new ArrayList<String>();
        for (var pattern : patterns) {
            var problem = problemOf(pattern);
            if (!problem.isEmpty()) {
                throw new RefusedInputException(
                        "later \"" + Quoted.shortly(pattern) + "\"", problem, "write *.mp4, lectures/* or video/*");
            }
            checked.add(pattern.toLowerCase(Locale.ROOT));
        }
        return new LaterMedia(checked);
    }

    private static String problemOf(String pattern) {
        if (pattern.isBlank()) {
            return "it is empty";
        }
        if (pattern.length() > LIMIT_CHARS) {
            return "it is longer than " + LIMIT_CHARS + " characters";
        }
        if (pattern.codePoints().anyMatch(c -> "[]{}!".indexOf(c) >= 0)) {
            return "only * and ? stand for other characters; give one pattern for each kind, and ? for a bracket in a name";
        }
        if (pattern.codePoints().anyMatch(c -> c == '\\' || Character.isISOControl(c))) {
            return "it has a backslash or a control character; folders end with /";
        }
        if (pattern.startsWith("/") || pattern.endsWith("/") || pattern.contains("//")) {
            return "paths are relative to the folder, and a pattern stands for files: of a whole folder, folder/*";
        }
        return List.of(pattern.split("/", -1)).stream().anyMatch(s -> s.equals(".") || s.equals(".."))
                ? "it has . or .. in it, which no path has"
                : "";
    }

    /** Whether {@code file}, which is not inside of a container, may come later. */
    public boolean has(FileEntry file) {
        var names = List.of(file.path().name(), file.path().value(), file.mediaType());
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> patterns.stream().anyMatch(pattern -> matches(pattern, name)));
    }

    /** Goes back to the last star only: an earlier one has nothing to win. At most the product of the lengths in steps. */
    private static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
