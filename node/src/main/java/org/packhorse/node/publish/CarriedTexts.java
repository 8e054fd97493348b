package org.packhorse.node.publish;

import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.content.RefusedInputException;

/** Which texts a hub reads, so that they travel and no node has to read them. */
public enum CarriedTexts {
    /** Those of PDFs, which are too much for a node. */
    PDF,
    /** Those of PDFs; and those of everything else that has to be read, as pages, subtitles and office documents. */
    ALL;

    /** The one that was kept as {@code name}: before, there was a third, between the two. */
    static CarriedTexts kept(String name) {
        return name.equals(PDF.name()) ? PDF : ALL;
    }

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
