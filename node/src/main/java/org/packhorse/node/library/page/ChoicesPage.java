package org.packhorse.node.library.page;

import java.util.List;

/**
 * Where a reader chooses the language of the pages, or how they look.
 *
 * @param back the page from which the reader came
 * @param reset this page with nothing chosen
 * @param choices each leads back to it
 */
public record ChoicesPage(String back, String reset, List<Frame.Choice> choices) {
    public ChoicesPage {
        choices = List.copyOf(choices);
    }
}
