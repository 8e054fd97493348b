package org.packhorse.node.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;

/**
 * Collects the best documents of a search, but of no group more than its share, and of no work more than are looked at to show it: a book
 * of 600 chapters would take the places of all other books, and of all other collections. One search.
 *
 * <p>While there is room, every document that fits is looked at; when the places are taken, or enough have been looked at, only what is better
 * than the last, which Lucene finds without looking at all others.
 */
final class FairTop extends SimpleCollector {
    /** Ten pages, which nobody reads to the end. */
    private static final int PLACES = 200;

    /** All documents of those works of a group that are shown, and of one more, so that it is known that there is one. */
    private static final int SHARE = (Ranked.OF_ONE_GROUP + 1) * Ranked.OF_ONE_WORK;

    /** Sorted at once; five times what is kept, so that it is done seldom. */
    private static final int BUFFER = 1_024;

    /** As many as are counted: some milliseconds. */
    private static final int LOOKED_AT_LIMIT = FacetCounts.LIMIT;

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(
                    (Candidate candidate) -> -candidate.score())
            .thenComparingInt(Candidate::doc);

    private final int share;
    private final List<SortedDocValues> groups = new ArrayList<>();
    private final List<Map<Integer, String>> names = new ArrayList<>();
    private List<Candidate> candidates = new ArrayList<>();
    private Scorable scorer = NOTHING;
    private NumericDocValues works = DocValues.emptyNumeric();
    private int docBase;
    private int lookedAt;
    /** What is no better has no place. */
    private float least = -1;

    private static final Scorable NOTHING = new Scorable() {
        @Override
        public float score() {
            return 0;
        }
    };

    private FairTop(int share) {
        this.share = share;
    }

    /**
     * A document that fits.
     *
     * @param part the number of the part of the index that it is in
     * @param group the number of its group in that part, -1 for none
     * @param work what it leads to, 0 where it alone does
     */
    private record Candidate(int doc, float score, int part, int group, long work) {}

    /** Collects; {@code all} of a group have a place if there is one. */
    static CollectorManager<FairTop, TopDocs> into(boolean all) {
        return new CollectorManager<>() {
            @Override
            public FairTop newCollector() {
                return new FairTop(all ? PLACES : SHARE);
            }

            @Override
            public TopDocs reduce(Collection<FairTop> collectors) throws IOException {
                return collectors.iterator().next().best();
            }
        };
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        docBase = context.docBase;
        groups.add(DocValues.getSorted(context.reader(), Fields.GROUP));
        works = DocValues.getNumeric(context.reader(), Fields.WORK);
        names.add(new HashMap<>());
    }

    @Override
    public void setScorer(Scorable scorer) throws IOException {
        this.scorer = scorer;
        tellScorer();
    }

    @Override
    public void collect(int doc) throws IOException {
        lookedAt++;
        float score = scorer.score();
        if (score <= least) {
            return;
        }
        var values = groups.getLast();
        int group = values.advanceExact(doc) ? values.ordValue() : -1;
        long work = works.advanceExact(doc) ? works.longValue() : 0;
        candidates.add(new Candidate(docBase + doc, score, groups.size() - 1, group, work));
        if (candidates.size() == BUFFER || lookedAt == LOOKED_AT_LIMIT) {
            keepTheBest();
            tellScorer();
        }
    }

    private void tellScorer() throws IOException {
        if (least >= 0) {
            scorer.setMinCompetitiveScore(Math.nextUp(least));
        }
    }

    private void keepTheBest() throws IOException {
        candidates.sort(BEST_FIRST);
        var ofGroup = new HashMap<String, Integer>();
        var ofWork = new HashMap<Long, Integer>();
        var kept = new ArrayList<Candidate>(BUFFER);
        for (var candidate : candidates) {
            boolean fits =
                    candidate.work() == 0 || ofWork.merge(candidate.work(), 1, Integer::sum) <= Ranked.OF_ONE_WORK;
            if (fits && kept.size() < PLACES && ofGroup.merge(name(candidate), 1, Integer::sum) <= share) {
                kept.add(candidate);
            }
        }
        candidates = kept;
        if (!kept.isEmpty() && (kept.size() == PLACES || lookedAt >= LOOKED_AT_LIMIT)) {
            least = kept.getLast().score();
        }
    }

    private String name(Candidate candidate) throws IOException {
        if (candidate.group() < 0) {
            return "";
        }
        var known = names.get(candidate.part());
        var name = known.get(candidate.group());
        if (name == null) {
            name = groups.get(candidate.part()).lookupOrd(candidate.group()).utf8ToString();
            known.put(candidate.group(), name);
        }
        return name;
    }

    private TopDocs best() throws IOException {
        keepTheBest();
        return new TopDocs(
                new TotalHits(lookedAt, TotalHits.Relation.GREATER_THAN_OR_EQUAL_TO),
                candidates.stream()
                        .map(candidate -> new ScoreDoc(candidate.doc(), candidate.score()))
                        .toArray(ScoreDoc[]::new));
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.TOP_SCORES;
    }
}
