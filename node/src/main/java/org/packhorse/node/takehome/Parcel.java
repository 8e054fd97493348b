package org.packhorse.node.takehome;

import java.util.List;

/**
 * What somebody takes home.
 *
 * @param name of the one folder that all of it is in: letters, digits, dots and hyphens
 * @param texts ours, beside the content
 * @param files the content, in the folder {@value #CONTENT}
 */
public record Parcel(String name, List<Text> texts, TakenFiles files) {
    /** Where the content is, with its own folders. */
    public static final String CONTENT = "content/";

    public Parcel {
        texts = List.copyOf(texts);
    }

    /** Where the file or folder called {@code path} stands beside our texts; not escaped. */
    public static String place(String path) {
        return CONTENT + SafeName.of(path);
    }

    /** A text file of ours. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Text(String name, byte[] content) {}
}
