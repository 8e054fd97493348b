package org.packhorse.node.search;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The keys of the documents that an index has, in order, to be compared with those that it should have. One thread. */
final class PresentKeys {
    private final @Nullable TermsEnum keys;
    private final @Nullable Bits live;
    private @Nullable PostingsEnum postings;
    private @Nullable BytesRef current;

    PresentKeys(DirectoryReader reader) throws IOException {
        var terms = MultiTerms.getTerms(reader, Fields.KEY);
        this.keys = terms == null ? null : terms.iterator();
        this.live = MultiBits.getLiveDocs(reader);
        advance();
    }

    /** Goes to the next key that a document has which is not removed. */
    private void advance() throws IOException {
        current = null;
        while (keys != null && current == null) {
            var next = keys.next();
            if (next == null) {
                return;
            }
            if (hasLiveDocument(keys)) {
                current = BytesRef.deepCopyOf(next);
            }
        }
    }

    private boolean hasLiveDocument(TermsEnum key) throws IOException {
        if (live == null) {
            return true;
        }
        postings = key.postings(postings, PostingsEnum.NONE);
        for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
            if (live.get(doc)) {
                return true;
            }
        }
        return false;
    }

    /** The next one before {@code key}, or of an older self of what has it. One at a time: there may be hundreds of thousands. */
    Optional<Term> takeBefore(String key) throws IOException {
        var wanted = new BytesRef(key);
        boolean before =
                current != null && !current.equals(wanted) && identity(current).compareTo(identity(wanted)) <= 0;
        return before ? takeNext() : Optional.empty();
    }

    /** Whether {@code key} is the next. */
    boolean takeIfThere(String key) throws IOException {
        boolean there = current != null && current.equals(new BytesRef(key));
        if (there) {
            advance();
        }
        return there;
    }

    /** The next one, whatever it is. */
    Optional<Term> takeNext() throws IOException {
        if (current == null) {
            return Optional.empty();
        }
        var taken = new Term(Fields.KEY, current);
        advance();
        return Optional.of(taken);
    }

    private static BytesRef identity(BytesRef key) {
        int end = key.offset;
        while (end < key.offset + key.length && key.bytes[end] != 0) {
            end++;
        }
        return new BytesRef(key.bytes, key.offset, end - key.offset);
    }
}
