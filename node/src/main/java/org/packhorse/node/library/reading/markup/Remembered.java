package org.packhorse.node.library.reading.markup;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.packhorse.protocol.content.FilePath;

/**
 * Shelfmarks that look for each target of one document once, and for no more than {@value #LIMIT}: each takes a look or two at the version's
 * list. What else the document names is not found. Used by one thread.
 */
public final class Remembered implements Shelfmarks {
    /** The index of the longest book that we know leads to a tenth of them. */
    public static final int LIMIT = 4_000;

    private final Shelfmarks marks;
    private final Map<FilePath, Optional<String>> pages = new HashMap<>();
    private final Map<FilePath, Optional<String>> files = new HashMap<>();
    private final Map<String, Optional<String>> tops = new HashMap<>();

    Remembered(Shelfmarks marks) {
        this.marks = marks;
    }

    @Override
    public Optional<String> page(FilePath target) throws IOException {
        return find(pages, target, marks::page);
    }

    @Override
    public Optional<String> top(String address) throws IOException {
        return find(tops, address, marks::top);
    }

    @Override
    public String nameOf(String tag) {
        return marks.nameOf(tag);
    }

    @Override
    public String at(String address, String fragment) {
        return marks.at(address, fragment);
    }

    @Override
    public Optional<String> bytes(FilePath target) throws IOException {
        return find(files, target, marks::bytes);
    }

    private <T> Optional<String> find(Map<T, Optional<String>> known, T target, Search<T> search) throws IOException {
        var before = known.get(target);
        if (before != null) {
            return before;
        }
        if (pages.size() + files.size() + tops.size() >= LIMIT) {
            return Optional.empty();
        }
        var found = search.find(target);
        known.put(target, found);
        return found;
    }

    @FunctionalInterface
    private interface Search<T> {
        Optional<String> find(T target) throws IOException;
    }
}
