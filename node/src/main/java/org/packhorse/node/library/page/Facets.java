package org.packhorse.node.library.page;

import java.util.List;

/**
 * How a list of resources can be narrowed down.
 *
 * @param chosen what it has been narrowed to; each leads to the list without it
 * @param clear the list without any of that
 * @param groups what can be chosen besides
 */
public record Facets(List<Option> chosen, String clear, List<Group> groups) {
    /** Nothing to choose from. */
    public static final Facets NONE = new Facets(List.of(), "", List.of());

    public Facets {
        chosen = List.copyOf(chosen);
        groups = List.copyOf(groups);
    }

    /** Whether there is anything to choose or to take back. */
    public boolean isUseful() {
        return !chosen.isEmpty() || !groups.isEmpty();
    }

    /**
     * Subjects, levels, languages or kinds.
     *
     * @param heading the key of what they are called together
     * @param more the address of all of them, empty where these are all
     */
    public record Group(String heading, List<Option> options, String more) {
        public Group {
            options = List.copyOf(options);
        }
    }

    /**
     * One of them.
     *
     * @param tag the language of the name, empty where it is not known
     * @param count how many resources have it, as the page's language writes it
     */
    public record Option(String name, String tag, String address, String count) {}
}
