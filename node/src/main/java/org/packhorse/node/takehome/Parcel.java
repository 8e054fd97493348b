package org.packhorse.node.takehome;

import java.io.IOException;
import java.util.List;

/**
 * What somebody takes home.
 *
 * @param name of the one folder that all of it is in: letters, digits, dots and hyphens
 * @param texts ours, beside the content
 * @param files the content, in the folder {@value #CONTENT}
 * @param places where they stand there
 */
public record Parcel(String name, List<Text> texts, TakenFiles files, Places places) {
    /** Where the content is, with its own folders. */
    public static final String CONTENT = "content/";

    public Parcel {
        texts = List.copyOf(texts);
    }

    /** {@code files} under {@code name}, with what {@code texts} says of them. */
    public static Parcel of(String name, TakenFiles files, TextMaker texts) throws IOException {
        var places = Places.of(files);
        return new Parcel(name, texts.about(places), files, places);
    }

    /** Writes our texts. */
    @FunctionalInterface
    public interface TextMaker {
        /** Texts that lead to files at {@code places}. */
        List<Text> about(Places places) throws IOException;
    }

    /** A text file of ours. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Text(String name, byte[] content) {}
}
