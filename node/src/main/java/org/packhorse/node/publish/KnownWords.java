package org.packhorse.node.publish;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.packhorse.node.language.LanguageTags;
import org.packhorse.protocol.content.Quoted;

/** Words of a description that programs have to understand, because readers are offered, read to and helped by them. */
final class KnownWords {
    /**
     * Those of schema.org's accessibilityFeature, as the vocabulary of the W3C's Accessibility Discoverability group lists them, with what
     * older publishing programs still write.
     */
    private static final Set<String> ACCESSIBILITY = Set.of(
            ("annotations ARIA bookmarks index pageBreakMarkers pageNavigation printPageNumbers readingOrder structuralNavigation"
                            + " tableOfContents taggedPDF alternativeText audioDescription captions closedCaptions openCaptions describedMath"
                            + " longDescription longDescriptions rubyAnnotations fullRubyAnnotations signLanguage transcript displayTransformability"
                            + " synchronizedAudioText timingControl unlocked ChemML latex latex-chemistry MathML MathML-chemistry ttsMarkup braille"
                            + " largePrint highContrast highContrastAudio highContrastDisplay tactileGraphic tactileObject horizontalWriting"
                            + " verticalWriting withAdditionalWordSegmentation withoutAdditionalWordSegmentation none unknown")
                    .split(" "));

    private KnownWords() {}

    /** What is wrong with {@code tags} of languages; empty where nothing is. */
    static Optional<String> wrongLanguage(List<String> tags) {
        return tags.stream()
                .filter(tag -> !LanguageTags.isKnown(tag))
                .map(tag -> "\"" + Quoted.shortly(tag) + "\" is no tag of a language (BCP 47): write "
                        + LanguageTags.findMeant(tag)
                                .map(meant -> "\"" + meant + "\"")
                                .orElse("one such as \"en\", \"sw\" or \"pt-BR\""))
                .findFirst();
    }

    /** What is wrong with {@code words} about accessibility; empty where nothing is. */
    static Optional<String> wrongAccessibility(List<String> words) {
        return words.stream()
                .filter(word -> !isKnown(word))
                .map(word -> "accessibility has \"" + Quoted.shortly(word)
                        + "\", which is not one of schema.org's accessibilityFeature: "
                        + ACCESSIBILITY.stream()
                                .sorted(String.CASE_INSENSITIVE_ORDER)
                                .toList())
                .findFirst();
    }

    /** Behind a slash some words say more: {@code displayTransformability/resizeText}, {@code highContrastAudio/noBackground}. */
    private static boolean isKnown(String word) {
        int slash = word.indexOf('/');
        return ACCESSIBILITY.contains(slash < 0 ? word : word.substring(0, slash));
    }
}
