package org.packhorse.adminui.port;

/** A change of a reading list. Positions count from 0; one that is not there changes nothing. */
public sealed interface ListChange {
    /** It gets another name. */
    record Rename(String name) implements ListChange {}

    /**
     * Something is put at its end.
     *
     * @param address of a resource in the library, as a browser shows it
     */
    record Add(String address, String note) implements ListChange {}

    /**
     * What somebody saw on a list. Where it is not there any more, nothing changes: a second tap of the same finger would put back what the first has moved, and
     * somebody else may have moved it.
     *
     * @param address as the list showed it
     */
    record Line(int position, String address) {}

    /** {@code line} changes places with the one before it. */
    record Raise(Line line) implements ListChange {}

    /** {@code line} changes places with the one behind it. */
    record Lower(Line line) implements ListChange {}

    /**
     * {@code line} is taken off.
     *
     * @param of how many there were when somebody wished that; where there are more or less by now, nothing changes: a second tap of the same finger
     *     would take off the next
     */
    record Drop(Line line, int of) implements ListChange {}

    /** It is thrown away. */
    record Discard() implements ListChange {}
}
