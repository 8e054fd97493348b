package org.packhorse.node.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.TopDocs;

/** A work that was found, in its place among others: the documents that lead to it, and how many of its group are not shown. One search. */
final class Ranked {
    /** Hits of one book that stand together; more are behind a link. */
    static final int OF_ONE_GROUP = 3;

    /** What the names of groups begin with, behind the collection, that are the pages of one document: the best is shown. */
    static final String PAPER = "p:";

    /** Documents of one work among which the one that shows most is looked for. */
    static final int OF_ONE_WORK = 8;

    private static final Belonging ALONE = new Belonging("", 0);

    private final String group;
    private final List<Integer> docs = new ArrayList<>(1);
    private int more;

    private Ranked(String group) {
        this.group = group;
    }

    /** What a document belongs to; 0 is a work of one document. */
    private record Belonging(String group, long work) {}

    /** The works of {@code top}, best first, each once, and no more than a few of each group unless {@code all} are wanted. */
    static List<Ranked> of(IndexReader reader, TopDocs top, boolean all) throws IOException {
        var ranked = new ArrayList<Ranked>();
        var works = new HashMap<Long, Ranked>();
        var shown = new HashMap<String, List<Ranked>>();
        var belongings = belongings(reader, top);
        for (var hit : top.scoreDocs) {
            var belonging = belongings.getOrDefault(hit.doc, ALONE);
            var known = works.get(belonging.work());
            if (known != null) {
                known.add(hit.doc);
                continue;
            }
            var found = new Ranked(belonging.group());
            found.add(hit.doc);
            if (belonging.work() != 0) {
                works.put(belonging.work(), found);
            }
            var ofGroup = shown.computeIfAbsent(belonging.group(), _ -> new ArrayList<>());
            if (all || ofGroup.size() < shownOf(belonging.group())) {
                ofGroup.add(found);
                ranked.add(found);
            } else {
                ofGroup.getLast().more++;
            }
        }
        return ranked;
    }

    /** How many hits of {@code group} stand together. */
    static int shownOf(String group) {
        return group.startsWith(PAPER, group.indexOf('/') + 1) ? 1 : OF_ONE_GROUP;
    }

    /** What each document belongs to, read in the order in which they lie. */
    private static Map<Integer, Belonging> belongings(IndexReader reader, TopDocs top) throws IOException {
        var belongings = new HashMap<Integer, Belonging>();
        int[] docs =
                Arrays.stream(top.scoreDocs).mapToInt(hit -> hit.doc).sorted().toArray();
        int next = 0;
        for (var leaf : reader.leaves()) {
            int end = leaf.docBase + leaf.reader().maxDoc();
            if (next == docs.length || docs[next] >= end) {
                continue;
            }
            var groups = DocValues.getSorted(leaf.reader(), Fields.GROUP);
            var works = DocValues.getNumeric(leaf.reader(), Fields.WORK);
            for (; next < docs.length && docs[next] < end; next++) {
                int doc = docs[next] - leaf.docBase;
                var group = groups.advanceExact(doc)
                        ? groups.lookupOrd(groups.ordValue()).utf8ToString()
                        : "";
                belongings.put(docs[next], new Belonging(group, works.advanceExact(doc) ? works.longValue() : 0));
            }
        }
        return belongings;
    }

    private void add(int doc) {
        if (docs.size() < OF_ONE_WORK) {
            docs.add(doc);
        }
    }

    /** What it belongs together with, for {@link HitFacet#GROUP}. */
    String group() {
        return group;
    }

    /** How many more of its group are not shown, at least. */
    int more() {
        return more;
    }

    /** Of its documents the one whose text shows most of the words; the best where none does. */
    int best(IndexReader reader, Snippets snippets) throws IOException {
        int best = docs.getFirst();
        if (docs.size() == 1) {
            return best;
        }
        int worth = 0;
        for (int doc : docs) {
            var leaf = leaf(reader, doc);
            int found = snippets.worth(leaf, doc - leaf.docBase);
            if (found > worth) {
                best = doc;
                worth = found;
            }
        }
        return best;
    }

    /** The part of the index that has {@code doc}. */
    static LeafReaderContext leaf(IndexReader reader, int doc) {
        return reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
    }
}
