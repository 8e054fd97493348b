package org.packhorse.node.link;

/**
 * What a person has chosen to disregard, once.
 *
 * @param fromWindows the link is used outside its windows
 * @param fromBudgets the link is used although the day's or the month's budget is used up; it is counted all the same
 */
public record Exemption(boolean fromWindows, boolean fromBudgets) {
    /** The rules hold. */
    public static final Exemption NONE = new Exemption(false, false);
}
