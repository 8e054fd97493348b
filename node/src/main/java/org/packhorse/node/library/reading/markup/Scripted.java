package org.packhorse.node.library.reading.markup;

import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Recognises pages that are empty until their scripts have run, which they never do in ours. Used once, by one thread. */
public final class Scripted implements NodeFilter {
    /** “Loading, please wait …” is no text either. */
    private static final int WAITING_CHARS = 24;

    private static final Set<String> SHOWING =
            Set.of("img", "image", "svg", "math", "video", "audio", "iframe", "frame", "embed", "object");

    /** What is shown in the place of scripts, and would say the same as we. */
    private static final String APOLOGY = "noscript";

    private int chars;
    private boolean shows;

    private Scripted() {}

    /** Whether {@code document} has a script, and next to nothing else. */
    public static boolean is(Document document) {
        if (Rewriting.find(document, "script").isEmpty()
                || Framed.next(document).isPresent()) {
            return false;
        }
        var seen = new Scripted();
        Rewriting.body(document).filter(seen);
        return !seen.shows && seen.chars <= (isLoaded(document) ? WAITING_CHARS : 0);
    }

    /** Whether one of the scripts is a file of its own, as those that make pages are. */
    private static boolean isLoaded(Document document) {
        return document.stream().anyMatch(e -> Vocabulary.name(e).equals("script") && e.hasAttr("src"));
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            chars += text.getWholeText().strip().length();
        } else if (node instanceof Element element) {
            var name = Vocabulary.name(element);
            if (Vocabulary.isSilent(name) || name.equals(APOLOGY)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            shows |= SHOWING.contains(name) || Vocabulary.headingLevel(name) > 0;
        }
        return shows || chars > WAITING_CHARS ? FilterResult.STOP : FilterResult.CONTINUE;
    }
}
