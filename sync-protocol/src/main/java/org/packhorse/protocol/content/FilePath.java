package org.packhorse.protocol.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file's place in a version, for example {@code en/water.html}.
 *
 * <p>Ordered by its UTF-8 bytes, which is the order of a manifest.
 *
 * @param value relative, parts parted by {@code /}, at most {@value #LIMIT_BYTES} bytes of UTF-8; no part is empty,
 *     {@code .} or {@code ..}; no control character, no backslash, no unpaired surrogate
 */
public record FilePath(String value) implements Comparable<FilePath> {
    /** Longer paths fail on the file systems that carriers use. */
    public static final int LIMIT_BYTES = 1024;

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

    private static String problemOf(String text) {
        if (text.isEmpty()) {
            return "it is empty";
        }
        if (text.length() > LIMIT_BYTES || text.getBytes(StandardCharsets.UTF_8).length > LIMIT_BYTES) {
            return "it is longer than " + LIMIT_BYTES + " bytes";
        }
        for (var part : text.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return "a part of it is empty, . or ..";
            }
        }
        return text.codePoints().anyMatch(FilePath::isForbidden)
                ? "it has a control character, a backslash or a broken character"
                : "";
    }

    private static boolean isForbidden(int c) {
        return c == '\\' || Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    /** The path as UTF-8. */
    public byte[] toBytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /** The last part, for example {@code water.html}. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** What follows the last dot of the name, in lower case; empty where there is none. */
    public String extension() {
        var name = name();
        var dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public int compareTo(FilePath other) {
        return Arrays.compareUnsigned(toBytes(), other.toBytes());
    }

    @Override
    public String toString() {
        return value;
    }
}
