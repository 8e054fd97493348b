package org.packhorse.node.library.page;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.packhorse.node.language.LanguageTags;

/**
 * Where templates write a page. What others say about the language of their texts is checked here, once for all templates: a tag that
 * names none makes screen readers fall silent or guess.
 */
final class PageOutput extends OwaspHtmlTemplateOutput {
    private static final Set<String> OF_LANGUAGES = Set.of("lang", "srclang");

    private boolean language;

    PageOutput(StringOutput page) {
        super(page);
    }

    @Override
    public void setContext(@Nullable String tagName, @Nullable String attributeName) {
        super.setContext(tagName, attributeName);
        language = attributeName != null && OF_LANGUAGES.contains(attributeName);
    }

    @Override
    public void writeUserContent(@Nullable String value) {
        super.writeUserContent(language && value != null ? LanguageTags.inPages(value) : value);
    }
}
