package org.packhorse.node.publish;

import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.content.RefusedInputException;

/** Which texts a hub reads, so that they travel and no node has to read them. */
public enum CarriedTexts {
    /** Those of PDFs, which are too much for a node. */
    PDF,
    /** Those of PDFs; and those of everything else, where together they are little beside the content, as in books with pictures. */
    AUTO,
    /** Those of everything that has words. */
    ALL;

    /** Of the content. Compressed beside what they were read out of, such texts are a hundredth of what travels or less. */
    private static final int SHARE = 10;

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
                "texts \"" + Quoted.shortly(name) + "\"", "there is no such choice", "write pdf, auto or all");
    }

    /** How many bytes texts other than those of PDFs may have with a version of {@code contentBytes}. */
    long limitBytes(long contentBytes) {
        return switch (this) {
            case PDF -> 0;
            case AUTO -> contentBytes / SHARE;
            case ALL -> Long.MAX_VALUE;
        };
    }
}
