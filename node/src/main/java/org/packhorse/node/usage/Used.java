package org.packhorse.node.usage;

/**
 * What was used.
 *
 * @param collection its collection's name
 * @param resource its id; empty for those that were beyond what an hour has room for
 */
public record Used(String collection, String resource) {
    /** What stands for all those of the same collection that there is no room for. */
    Used rest() {
        return new Used(collection, "");
    }
}
