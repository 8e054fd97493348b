package org.packhorse.node.library.page;

/**
 * Ways onwards and back from one of many pages; an address is empty where there is none.
 *
 * @param place where the reader stands, in words; may be empty
 * @param previousTitle what is there, may be empty
 * @param nextTitle what is there, may be empty
 */
public record PageTurns(
        String place, String previous, String previousTitle, String next, String nextTitle, String contents) {
    /** One page, alone. */
    public static PageTurns none() {
        return new PageTurns("", "", "", "", "", "");
    }

    /** Whether there is anywhere to go. */
    public boolean isNeeded() {
        return !(previous.isEmpty() && next.isEmpty() && contents.isEmpty());
    }
}
