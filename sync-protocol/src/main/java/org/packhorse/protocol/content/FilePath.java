package org.packhorse.protocol.content;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file's place in a version, for example {@code en/water.html}.
 *
 * <p>A file that is a container may be there as its parts. A part's path is the container's path, {@code //}, and the part's path inside
 * it: {@code en/book.epub//chapter-1.xhtml}; a part may be such a container itself. The part without a name, {@code en/book.epub//}, is the
 * recipe: what makes the container of the other parts.
 *
 * <p>Ordered by its UTF-8 bytes, which is the order of a manifest.
 *
 * @param value relative, segments parted by {@code /}, at most {@value #LIMIT_BYTES} bytes of UTF-8; no segment is empty, but for
 *     the above, or {@code .} or {@code ..}; no control character, no backslash, no unpaired surrogate
 */
public record FilePath(String value) implements Comparable<FilePath> {
    /** Longer paths fail on the file systems that carriers use. */
    public static final int LIMIT_BYTES = 1024;

    /** Containers in containers: a book in an archive of an archive is two, and each takes a thread to be rebuilt. */
    public static final int DEPTH_LIMIT = 4;

    private static final String INSIDE = "//";

    public FilePath {
        var problem = problemOf(value);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(Quoted.shortly(value) + ": " + problem);
        }
    }

    /**
     * The path written as {@code text}.
     *
     * @throws RefusedInputException where it is not of the form above
     */
    public static FilePath parse(String text) throws RefusedInputException {
        var problem = problemOf(text);
        if (!problem.isEmpty()) {
            throw new RefusedInputException("path \"" + Quoted.shortly(text) + "\"", problem, "rename the file");
        }
        return new FilePath(text);
    }

    /** By hand and in one pass: an update goes through the paths of all files several times, also on slow machines. */
    private static String problemOf(String text) {
        if (text.isEmpty()) {
            return "it is empty";
        }
        if (text.length() > LIMIT_BYTES || hasMoreBytes(text)) {
            return "it is longer than " + LIMIT_BYTES + " bytes";
        }
        int containers = 0;
        boolean clean = true;
        int start = 0;
        for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', start)) {
            clean &= isClean(text, start, slash);
            boolean inside = text.startsWith(INSIDE, slash);
            containers += inside ? 1 : 0;
            start = slash + (inside ? INSIDE.length() : 1);
        }
        boolean recipe = start == text.length() && text.endsWith(INSIDE);
        if (containers > DEPTH_LIMIT) {
            return "it leads through more than " + DEPTH_LIMIT + " containers";
        }
        if (!clean || !(recipe || isClean(text, start, text.length()))) {
            return "a part of it is empty, . or ..";
        }
        return hasForbidden(text) ? "it has a control character, a backslash or a broken character" : "";
    }

    /** Encodes only what may be too long: no character takes more than three bytes, and of a pair each two. */
    private static boolean hasMoreBytes(String text) {
        return 3 * text.length() > LIMIT_BYTES && text.getBytes(StandardCharsets.UTF_8).length > LIMIT_BYTES;
    }

    /** Whether the segment from {@code start} to {@code end} is neither empty nor {@code .} nor {@code ..}. */
    private static boolean isClean(String text, int start, int end) {
        int length = end - start;
        boolean dots = length > 0 && length <= 2 && text.charAt(start) == '.' && text.charAt(end - 1) == '.';
        return length > 0 && !dots;
    }

    private static boolean hasForbidden(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c <= '~' && c != '\\') {
                continue; // nearly all characters of nearly all paths
            }
            if (c == '\\' || Character.isISOControl(c)) {
                return true;
            }
            if (Character.isSurrogate(c)) {
                boolean paired = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!paired) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** Whether it stands for something inside a container: a part, or the recipe. */
    public boolean isPart() {
        return value.contains(INSIDE);
    }

    /** Whether it stands for what makes a container of its parts. */
    public boolean isRecipe() {
        return value.endsWith(INSIDE);
    }

    /**
     * The container that this is inside of.
     *
     * @throws IllegalStateException where it is inside of none
     */
    public FilePath container() {
        if (!isPart()) {
            throw new IllegalStateException(value + " is no part");
        }
        return new FilePath(value.substring(0, value.lastIndexOf(INSIDE)));
    }

    /** What it is inside of and is itself inside of nothing; itself where that is so already. */
    public FilePath outermost() {
        int inside = value.indexOf(INSIDE);
        return inside < 0 ? this : new FilePath(value.substring(0, inside));
    }

    /** Where the recipe stands that makes a file at this path; empty where it cannot have one. */
    public Optional<FilePath> recipe() {
        var path = value + INSIDE;
        return problemOf(path).isEmpty() ? Optional.of(new FilePath(path)) : Optional.empty();
    }

    /**
     * The part called {@code name} of a container at this path.
     *
     * @throws RefusedInputException where it cannot have a part of that name
     */
    public FilePath part(String name) throws RefusedInputException {
        var part = parse(value + INSIDE + name);
        if (part.isRecipe() || !part.container().equals(this)) {
            throw new RefusedInputException("path \"" + Quoted.shortly(part.value) + "\"", "it names no part");
        }
        return part;
    }

    /** The path as UTF-8. */
    public byte[] toBytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /** The last segment, for example {@code water.html}. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** What stands before the name, with the slash at its end; empty where that is nothing. */
    public String folder() {
        return value.substring(0, value.lastIndexOf('/') + 1);
    }

    /** What follows the last dot of the name, in lower case; empty where there is none. */
    public String extension() {
        var name = name();
        var dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public int compareTo(FilePath other) {
        int length = Math.min(value.length(), other.value.length());
        for (int i = 0; i < length; i++) {
            char here = value.charAt(i);
            char there = other.value.charAt(i);
            if (here != there) {
                return Integer.compare(inOrderOfUtf8(here), inOrderOfUtf8(there));
            }
        }
        return Integer.compare(value.length(), other.value.length());
    }

    /** UTF-8 is in the order of code points, in which surrogates, as parts of those above 0xffff, come behind all other characters. */
    private static int inOrderOfUtf8(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }

    @Override
    public String toString() {
        return value;
    }
}
