package org.packhorse.node.publish;

import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.content.RefusedInputException;

/** Which texts a hub reads, so that they travel and no node has to read them. */
public enum CarriedTexts {
    /** Those of PDFs, which are too much for a node. */
    PDF,
    /** Those of everything that has words: more to send, less to do for weak nodes. */
    ALL;

    /**
     * The one that a curator calls {@code name}.
     *
     * @throws RefusedInputException where it is none
     */
    public static CarriedTexts parse(String name) throws RefusedInputException {
        for (var texts : values()) {
            if (texts.name().equalsIgnoreCase(name)) {
                return texts;
            }
        }
        throw new RefusedInputException(
                "texts \"" + Quoted.shortly(name) + "\"", "there is no such choice", "write pdf or all");
    }
}
