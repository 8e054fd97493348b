package org.packhorse.node.library.page;

import java.util.List;

/**
 * What the library has from one side: all subjects, say.
 *
 * @param heading the key of its title
 */
public record ByPage(String heading, List<Facets.Option> options, Pager pager) {
    public ByPage {
        options = List.copyOf(options);
    }
}
