package org.packhorse.node.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermState;
import org.apache.lucene.util.BytesRef;
import org.packhorse.node.search.Hit.Fragment;

/** Finds where in a text the words are, by the offsets that the index keeps, and cuts out the part with most of them. One search. */
final class Snippets {
    /** Two to three lines of a phone. */
    private static final int CHARS = 160;

    /** Of each form; a snippet is for deciding, not for reading. */
    private static final int PLACES = 16;

    private final Map<String, String> forms;
    private final Map<LeafReaderContext, Map<String, Optional<TermState>>> known = new HashMap<>();

    /** Looks for {@code forms}, each of which is one of a word. */
    Snippets(Map<String, String> forms) {
        this.forms = forms;
    }

    /** Where a form stands in a text. */
    private record Span(int start, int end, String form) {}

    /**
     * A part of a text.
     *
     * @param page how many pages end before it
     */
    record Snippet(List<Fragment> fragments, int page) {
        static final Snippet NONE = new Snippet(List.of(), 0);
    }

    /** The best part of {@code text}, which is that of document {@code doc} of {@code leaf}; nothing where no word is in it. */
    Snippet find(LeafReaderContext leaf, int doc, String text) throws IOException {
        var spans = spans(leaf, doc, text.length());
        return spans.isEmpty() ? Snippet.NONE : cut(text, spans, mostTelling(spans));
    }

    /** How good the best part of its text is, which need not be at hand; 0 where no word is in it. */
    int worth(LeafReaderContext leaf, int doc) throws IOException {
        return best(spans(leaf, doc, Integer.MAX_VALUE)).score();
    }

    /** A part that begins with the span {@code from}. */
    private record Part(int from, int score) {}

    private static Part best(List<Span> spans) {
        var best = new Part(0, 0);
        for (int i = 0; i < spans.size(); i++) {
            int score = score(spans, i);
            if (score > best.score()) {
                best = new Part(i, score);
            }
        }
        return best;
    }

    /**
     * Where the part to be shown begins. Different words count most; of these, one that the text has once says more of why it was found than one
     * that it has all over.
     */
    private int mostTelling(List<Span> spans) {
        var often = new HashMap<String, Integer>();
        spans.forEach(span -> often.merge(word(span), 1, Integer::sum));
        int best = 0;
        int most = 0;
        for (int i = 0; i < spans.size(); i++) {
            var within = within(spans, i);
            int score = Math.min(within.size(), 99);
            for (var word : within.stream().map(this::word).distinct().toList()) {
                score += 1_000 + 100 / often.getOrDefault(word, 1);
            }
            if (score > most) {
                best = i;
                most = score;
            }
        }
        return best;
    }

    private String word(Span span) {
        return forms.getOrDefault(span.form(), span.form());
    }

    private List<Span> spans(LeafReaderContext leaf, int doc, int length) throws IOException {
        var spans = new ArrayList<Span>();
        var terms = leaf.reader().terms(Fields.TEXT);
        if (terms == null) {
            return spans;
        }
        var each = terms.iterator();
        var states = known.computeIfAbsent(leaf, _ -> new HashMap<>());
        for (var form : forms.keySet()) {
            var state = states.get(form);
            if (state == null) {
                state = each.seekExact(new BytesRef(form)) ? Optional.of(each.termState()) : Optional.empty();
                states.put(form, state);
            } else if (state.isPresent()) {
                each.seekExact(new BytesRef(form), state.get());
            }
            if (state.isEmpty()) {
                continue;
            }
            var places = each.postings(null, PostingsEnum.OFFSETS);
            if (places.advance(doc) == doc) {
                for (int i = 0; i < Math.min(places.freq(), PLACES); i++) {
                    places.nextPosition();
                    if (places.startOffset() >= 0 && places.endOffset() <= length) {
                        spans.add(new Span(places.startOffset(), places.endOffset(), form));
                    }
                }
            }
        }
        spans.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
        return spans;
    }

    /** Different forms count most, then how many there are. */
    private static int score(List<Span> spans, int from) {
        var different = new HashSet<String>();
        var within = within(spans, from);
        within.forEach(span -> different.add(span.form()));
        return different.size() * 100 + Math.min(within.size(), 99);
    }

    /** The spans of a part that begins with the span {@code from}; one that is longer than a part is in none. */
    private static List<Span> within(List<Span> spans, int from) {
        int end = spans.get(from).start() + CHARS * 3 / 4;
        int to = from;
        while (to < spans.size() && spans.get(to).end() <= end) {
            to++;
        }
        return spans.subList(from, to);
    }

    private static Snippet cut(String text, List<Span> spans, int best) {
        int start = wordStart(text, Math.max(0, spans.get(best).start() - CHARS / 4));
        int end = wordEnd(text, Math.min(text.length(), start + CHARS));
        var fragments = new ArrayList<Fragment>();
        var lead = start > 0 ? "… " : "";
        int at = start;
        for (var span : spans.subList(best, spans.size())) {
            if (span.start() < at || span.end() > end) {
                continue;
            }
            add(fragments, lead + clean(text, at, span.start()), false);
            add(fragments, clean(text, span.start(), span.end()), true);
            lead = "";
            at = span.end();
        }
        add(fragments, lead + clean(text, at, end) + (end < text.length() ? " …" : ""), false);
        int page = (int) text.substring(0, spans.get(best).start())
                .chars()
                .filter(c -> c == '\f')
                .count();
        return new Snippet(fragments, page);
    }

    private static void add(List<Fragment> fragments, String text, boolean marked) {
        if (!text.isEmpty()) {
            fragments.add(new Fragment(text, marked));
        }
    }

    private static String clean(String text, int from, int to) {
        return text.substring(from, to).replace('\f', ' ');
    }

    /** The next beginning of a word within reach, so that no word is cut; where there is none, as in Thai, a whole character. */
    private static int wordStart(String text, int from) {
        if (from == 0) {
            return 0;
        }
        int space = text.indexOf(' ', from);
        if (space >= 0 && space < from + CHARS / 8) {
            return space + 1;
        }
        return Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
    }

    private static int wordEnd(String text, int to) {
        if (to == text.length()) {
            return to;
        }
        int space = text.lastIndexOf(' ', to);
        if (space > to - CHARS / 8) {
            return space;
        }
        return Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
    }
}
