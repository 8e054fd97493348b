package org.packhorse.node.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.packhorse.node.search.stemming.Stemmers;

/** The words of what somebody typed, in all the forms in which an index has them. One search. */
final class Dictionary {
    /** Stems of one word in the languages of the library; more would be chance. */
    private static final int STEMS = 6;

    private static final float STEM_WEIGHT = 0.7f;

    /** Twice as many as count: in a sentence, half of the words are grammar. */
    private static final int READ_WORDS = 2 * SearchQuestion.WORDS;

    private final Tongues tongues;
    private final List<String> languages;
    private final Spelling spelling;

    Dictionary(Tongues tongues, List<String> languages, Spelling spelling) {
        this.tongues = tongues;
        this.languages = languages;
        this.spelling = spelling;
    }

    /** A word as it was typed, for stemmers that need its accents, and folded. */
    private record Typed(String written, String folded) {
        boolean isArabic() {
            return HalfSpaces.isArabic(written.codePointAt(0));
        }

        boolean isHan() {
            return Character.UnicodeScript.of(written.codePointAt(0)) == Character.UnicodeScript.HAN;
        }

        /** Whether this and {@code next} may be one word where somebody else writes or parts it. */
        boolean mayJoin(Typed next) {
            return (isArabic() && next.isArabic()) || (isHan() && next.isHan());
        }
    }

    List<Word> words(String text) throws IOException {
        var typed = typed(text);
        var grammar = FunctionWords.among(typed.stream().map(Typed::folded).toList(), tongues, languages);
        var words = new ArrayList<Word>();
        int subjects = 0;
        for (int i = 0; i < typed.size() && subjects < SearchQuestion.WORDS; i++) {
            if (grammar.contains(typed.get(i).folded())) {
                words.add(Word.ofGrammar(typed.get(i).folded()));
                continue;
            }
            var word = withParts(typed.get(i));
            if (i + 1 < typed.size() && typed.get(i).mayJoin(typed.get(i + 1))) {
                var joined = joined(typed.get(i), typed.get(i + 1));
                if (joined.isKnown()) {
                    word = joined;
                    i++;
                }
            }
            words.add(word);
            subjects++;
        }
        return words;
    }

    private List<Typed> typed(String text) throws IOException {
        var words = new LinkedHashSet<Typed>();
        try (var stream = tongues.analyzer("").tokenStream(Fields.TEXT, text)) {
            var term = stream.getAttribute(CharTermAttribute.class);
            var offset = stream.getAttribute(OffsetAttribute.class);
            var position = stream.getAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken() && words.size() < READ_WORDS) {
                // What is at the place of the word before it is a part of that one.
                if (position.getPositionIncrement() > 0 && term.charAt(0) != StemMarks.MARK) {
                    words.add(new Typed(text.substring(offset.startOffset(), offset.endOffset()), term.toString()));
                }
            }
        }
        return List.copyOf(words);
    }

    private Word withParts(Typed typed) throws IOException {
        var parts = new ArrayList<Word>();
        if (typed.isArabic()) {
            for (var part : typed.written().split(String.valueOf(HalfSpaces.HALF_SPACE), -1)) {
                if (part.length() < typed.written().length() && !part.isEmpty()) {
                    for (var each : typed(part)) {
                        parts.add(new Word(each.folded(), forms(each, stems(each)), List.of()));
                    }
                }
            }
        }
        var simplified = HanForms.simplified(typed.folded());
        if (!simplified.equals(typed.folded())) {
            parts.addAll(partsOfHan(simplified));
        }
        var stems = stems(typed);
        return new Word(typed.folded(), Word.Use.SUBJECT, List.copyOf(stems), forms(typed, stems), parts);
    }

    /** ICU's dictionary parts the same word otherwise in either form. Single characters only would be words of their own. */
    private List<Word> partsOfHan(String simplified) throws IOException {
        var parts = new ArrayList<Word>();
        int longest = 0;
        for (var each : typed(simplified)) {
            parts.add(new Word(each.folded(), forms(each, stems(each)), List.of()));
            longest = Math.max(longest, each.folded().length());
        }
        return longest > 1 && parts.size() > 1 ? parts : List.of();
    }

    /** In Persian and its neighbours one space more or less is the same word to readers; known only where somebody wrote it so. */
    private Word joined(Typed first, Typed second) throws IOException {
        var together = new Typed(first.written() + second.written(), first.folded() + second.folded());
        var simplified = HanForms.simplified(together.folded());
        boolean isThere = spelling.frequency(together.folded()) > 0 || (first.isHan() && hasEither(simplified));
        if (!isThere) {
            return new Word(together.folded(), Map.of(), List.of());
        }
        return new Word(
                together.folded(), forms(together, stems(together)), List.of(withParts(first), withParts(second)));
    }

    private boolean hasEither(String simplified) throws IOException {
        return spelling.frequency(simplified) > 0 || spelling.frequency(StemMarks.MARK + simplified) > 0;
    }

    private Map<String, Float> forms(Typed typed, Set<String> stems) throws IOException {
        var forms = new LinkedHashMap<String, Float>();
        addForm(forms, typed.folded(), 1);
        addForm(forms, StemMarks.MARK + typed.folded(), STEM_WEIGHT);
        int most = forms.size() + STEMS;
        for (var stem : stems) {
            if (forms.size() < most) {
                addForm(forms, stem, STEM_WEIGHT);
                addForm(forms, StemMarks.MARK + stem, STEM_WEIGHT);
            }
        }
        return forms;
    }

    private void addForm(Map<String, Float> forms, String form, float weight) throws IOException {
        if (!forms.containsKey(form) && spelling.frequency(form) > 0) {
            forms.put(form, weight);
        }
    }

    /** Of the word as it is written, and as it is where people leave accents out. */
    private Set<String> stems(Typed typed) throws IOException {
        var whole = typed.written().replace(String.valueOf(HalfSpaces.HALF_SPACE), "");
        var stems = new LinkedHashSet<String>();
        var simplified = HanForms.simplified(typed.folded());
        if (!simplified.equals(typed.folded())) {
            stems.add(simplified);
        }
        for (var word : List.of(whole, typed.folded())) {
            for (var language : languages) {
                if (Stemmers.has(language)) {
                    for (var form : tongues.split(word, language)) {
                        if (form.charAt(0) == StemMarks.MARK) {
                            stems.add(form.substring(1));
                        }
                    }
                }
            }
        }
        return stems;
    }
}
