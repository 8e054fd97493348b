package org.packhorse.node.search;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/**
 * Words as people write them. An index has them folded, and what is left of many is no word to readers: without its virama one of Nepali,
 * without its tilde one of Spanish. So a title or a text that has the word says how it is written. One search.
 */
final class SpeltWords {
    /** Some have the word with an article before it, or a letter parted by a soft hyphen. */
    private static final int DOCUMENTS = 4;

    private static final int PLACES = 4;

    /** Apostrophes, behind which French has a noun and before which English has one. */
    private static final Pattern APOSTROPHE = Pattern.compile("['’]");

    /** What has no meaning to readers: soft hyphens, spaces of no width, what makes Arabic words wide. */
    private static final Pattern ADORNMENT = Pattern.compile("[\\u00AD\\u200B\\u2060\\uFEFF\\u0640]");

    private final IndexReader reader;
    private final Tongues tongues;

    SpeltWords(IndexReader reader, Tongues tongues) {
        this.reader = reader;
        this.tongues = tongues;
    }

    /** How {@code folded} is written, or, if it is a marked stem, a word that has it; nothing if nowhere as one word. */
    Optional<String> find(String folded) throws IOException {
        var inTitle = find(folded, Fields.TITLE);
        return inTitle.isPresent() ? inTitle : find(folded, Fields.TEXT);
    }

    private Optional<String> find(String folded, String field) throws IOException {
        int looked = 0;
        for (var context : reader.leaves()) {
            var leaf = context.reader();
            var terms = leaf.terms(field);
            var each = terms == null ? null : terms.iterator();
            if (each == null || !each.seekExact(new BytesRef(folded))) {
                continue;
            }
            boolean isText = field.equals(Fields.TEXT);
            var places = each.postings(null, isText ? PostingsEnum.OFFSETS : PostingsEnum.NONE);
            var live = leaf.getLiveDocs();
            for (int doc = places.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS && looked < DOCUMENTS;
                    doc = places.nextDoc()) {
                if (live == null || live.get(doc)) {
                    looked++;
                    var text = leaf.storedFields().document(doc, Set.of(field)).get(field);
                    var found = isText ? inText(folded, text, places) : inTitle(folded, text);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inText(String folded, String text, PostingsEnum places) throws IOException {
        for (int i = 0; i < Math.min(places.freq(), PLACES); i++) {
            places.nextPosition();
            if (places.startOffset() >= 0 && places.endOffset() <= text.length()) {
                var found = word(folded, text.substring(places.startOffset(), places.endOffset()));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> inTitle(String folded, String title) throws IOException {
        try (var stream = tongues.analyzer("").tokenStream(Fields.TITLE, title)) {
            var term = stream.getAttribute(CharTermAttribute.class);
            var offset = stream.getAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (folded.contentEquals(term)) {
                    return word(folded, title.substring(offset.startOffset(), offset.endOffset()));
                }
            }
            return Optional.empty();
        }
    }

    private static Optional<String> word(String folded, String written) {
        var plain = ADORNMENT.matcher(written).replaceAll("");
        boolean isMore =
                APOSTROPHE.matcher(plain).find() && !APOSTROPHE.matcher(folded).find();
        if (plain.isBlank() || isMore) {
            return Optional.empty();
        }
        // Where only case was folded: a word within a sentence, not at its beginning.
        return Optional.of(plain.toLowerCase(Locale.ROOT).equals(folded) ? folded : plain);
    }
}
