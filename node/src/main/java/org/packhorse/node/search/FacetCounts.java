package org.packhorse.node.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;
import org.packhorse.node.search.Found.Count;

/** Counts what was found, and for each facet how many have which value, up to a limit; works that several documents lead to count once. One search. */
final class FacetCounts extends SimpleCollector {
    /** More are "more than": nobody needs to know how many, and counting them takes time from others. */
    static final int LIMIT = 10_000;

    private static final int VALUES = 8;

    private final Map<String, Integer> byTerm = new HashMap<>();
    private final Seen seen = new Seen();
    private NumericDocValues works = DocValues.emptyNumeric();
    private SortedSetDocValues values = DocValues.emptySortedSet();
    private int[] byOrdinal = {};
    private int[] hashes = {};
    private int looked;
    private int hits;
    private boolean more;

    private final List<BytesRef> groups;
    private final int[] ofGroups;
    /** Their numbers in the part of the index that is gone through, negative where they are not in it. */
    private int[] groupOrdinals = {};

    private SortedDocValues groupValues = DocValues.emptySorted();

    /** Counts also how many are of each of {@code groups}. */
    FacetCounts(Collection<String> groups) {
        this.groups = groups.stream().map(BytesRef::new).toList();
        this.ofGroups = new int[groups.size()];
    }

    /** Collects into {@code counts}. */
    static CollectorManager<FacetCounts, FacetCounts> into(FacetCounts counts) {
        return new CollectorManager<>() {
            @Override
            public FacetCounts newCollector() {
                return counts;
            }

            @Override
            public FacetCounts reduce(Collection<FacetCounts> collectors) {
                return counts;
            }
        };
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        if (looked == LIMIT) {
            more = true;
            throw new CollectionTerminatedException();
        }
        values = DocValues.getSortedSet(context.reader(), Fields.FACET);
        byOrdinal = new int[(int) values.getValueCount()];
        hashes = new int[byOrdinal.length];
        works = DocValues.getNumeric(context.reader(), Fields.WORK);
        groupOrdinals = new int[groups.size()];
        if (!groups.isEmpty()) {
            groupValues = DocValues.getSorted(context.reader(), Fields.GROUP);
            for (int i = 0; i < groupOrdinals.length; i++) {
                groupOrdinals[i] = groupValues.lookupTerm(groups.get(i));
            }
        }
    }

    @Override
    public void collect(int doc) throws IOException {
        if (looked == LIMIT) {
            more = true;
            finish();
            throw new CollectionTerminatedException();
        }
        looked++;
        long work = works.advanceExact(doc) ? works.longValue() : 0;
        if (isNew(work, 0)) {
            hits++;
            countGroup(doc);
        }
        if (values.advanceExact(doc)) {
            for (int i = 0; i < values.docValueCount(); i++) {
                int ordinal = (int) values.nextOrd();
                byOrdinal[ordinal] += work == 0 || isNew(work, hash(ordinal)) ? 1 : 0;
            }
        }
    }

    /** Whether {@code work}, or that it has the value of that {@code hash}, was not counted yet; 0 is a work of one document. */
    private boolean isNew(long work, int hash) {
        return work == 0 || seen.add(work ^ hash * 0xC2B2AE3D27D4EB4FL);
    }

    /** The same in all parts of all indexes, as ordinals are not. */
    private int hash(int ordinal) throws IOException {
        if (hashes[ordinal] == 0) {
            hashes[ordinal] = values.lookupOrd(ordinal).hashCode() | 1;
        }
        return hashes[ordinal];
    }

    private void countGroup(int doc) throws IOException {
        if (groupOrdinals.length > 0 && groupValues.advanceExact(doc)) {
            int group = groupValues.ordValue();
            for (int i = 0; i < groupOrdinals.length; i++) {
                ofGroups[i] += groupOrdinals[i] == group ? 1 : 0;
            }
        }
    }

    @Override
    public void finish() throws IOException {
        for (int ordinal = 0; ordinal < byOrdinal.length; ordinal++) {
            if (byOrdinal[ordinal] > 0) {
                byTerm.merge(values.lookupOrd(ordinal).utf8ToString(), byOrdinal[ordinal], Integer::sum);
            }
        }
        byOrdinal = new int[0];
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    int hits() {
        return hits;
    }

    /** How many are of {@code group}, as far as they were counted; 0 if it was not to be counted. */
    int of(String group) {
        int place = groups.indexOf(new BytesRef(group));
        return place < 0 ? 0 : ofGroups[place];
    }

    boolean isComplete() {
        return !more;
    }

    Map<HitFacet, List<Count>> counts() {
        var counts = new EnumMap<HitFacet, List<Count>>(HitFacet.class);
        for (var facet : HitFacet.values()) {
            var all = new ArrayList<Count>();
            byTerm.forEach((term, number) -> {
                if (facet.isOf(term)) {
                    all.add(new Count(HitFacet.value(term), number));
                }
            });
            all.sort(Comparator.comparingInt((Count count) -> -count.hits()).thenComparing(Count::value));
            counts.put(facet, List.copyOf(all.subList(0, Math.min(VALUES, all.size()))));
        }
        return counts;
    }
}
