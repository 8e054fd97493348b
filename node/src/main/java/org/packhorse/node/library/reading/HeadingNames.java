package org.packhorse.node.library.reading;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.html.AttributeProvider;

/**
 * Gives the headings of one document the names by which its tables of contents know them, as the places do where most Markdown is written:
 * small letters, hyphens for spaces, without punctuation, and a number behind the second of a name.
 */
final class HeadingNames implements AttributeProvider {
    /** Longer headings are paragraphs, and nobody leads to them. */
    private static final int LIMIT_CHARS = 100;

    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]");

    private final Map<String, Integer> seen = new HashMap<>();

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading) {
            var name = name(node);
            if (!name.isEmpty()) {
                int before = seen.merge(name, 1, Integer::sum) - 1;
                attributes.put("id", before == 0 ? name : name + "-" + before);
            }
        }
    }

    private static String name(Node heading) {
        var said = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                said.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                said.append(code.getLiteral());
            }
        });
        var small = said.toString().strip().toLowerCase(Locale.ROOT);
        var plain = PUNCTUATION.matcher(small).replaceAll("").replace(' ', '-');
        return plain.length() > LIMIT_CHARS ? "" : plain;
    }
}
