package org.packhorse.node.search;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;

/**
 * An index on its way from what it has to what it should have, both gone through in order: what is there already stays. Committed now and then,
 * so that a kill costs little. One thread.
 */
final class IndexChange {
    /** What a kill makes it read again. */
    private static final int COMMIT_EVERY = 500;

    private final IndexWriter writer;
    private final DocumentAnalyzer analyzer;
    private final PresentKeys had;
    private final Pace pace;
    private int size;
    private int committed;

    /** Changes what {@code writer} writes, which takes documents apart with {@code analyzer}. */
    IndexChange(IndexWriter writer, DocumentAnalyzer analyzer, PresentKeys had, Pace pace) {
        this.writer = writer;
        this.analyzer = analyzer;
        this.had = had;
        this.pace = pace;
    }

    /** Puts in what was not there. */
    interface Making {
        void run() throws IOException;
    }

    /** How many documents were added or removed. */
    int size() {
        return size;
    }

    /** Sees to it that what has {@code key} is there, and its older selves are not; false where there is no time for that. */
    boolean bring(String key, Making making) throws IOException, InterruptedException {
        if (!removeAll(() -> had.takeBefore(key))) {
            return false;
        }
        if (!had.takeIfThere(key)) {
            making.run();
        }
        return goesOn();
    }

    /** Removes what is left behind all that was brought; false where there is no time for that. */
    boolean removeRest() throws IOException, InterruptedException {
        return removeAll(had::takeNext);
    }

    private interface Obsolete {
        Optional<Term> next() throws IOException;
    }

    private boolean removeAll(Obsolete obsolete) throws IOException, InterruptedException {
        for (var key = obsolete.next(); key.isPresent(); key = obsolete.next()) {
            writer.deleteDocuments(key.get());
            size++;
            if (!goesOn()) {
                return false;
            }
        }
        return true;
    }

    /** Adds a document. */
    void add(DocumentMaker.Made made) throws IOException {
        analyzer.next(made.language());
        writer.addDocument(made.document());
        size++;
    }

    /** Takes back what was added under {@code key}. */
    void remove(String key) throws IOException {
        writer.deleteDocuments(new Term(Fields.KEY, key));
    }

    /** A file is done with all its pieces, or one is removed: whether to go on. */
    private boolean goesOn() throws IOException, InterruptedException {
        if (size >= committed + COMMIT_EVERY) {
            committed = size;
            writer.commit();
        }
        return pace.goesOn();
    }
}
