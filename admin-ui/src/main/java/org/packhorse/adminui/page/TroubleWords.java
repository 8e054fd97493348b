package org.packhorse.adminui.page;

import java.util.Locale;
import org.packhorse.adminui.port.Trouble;

/**
 * A kind of trouble in the visitor's language.
 *
 * @param what what happened
 * @param why why that may be
 * @param advice what to do
 */
public record TroubleWords(String what, String why, String advice) {
    /** How {@code words} speak about {@code trouble}. */
    public static TroubleWords of(Trouble trouble, Words words) {
        var key = "trouble." + trouble.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new TroubleWords(words.text(key + ".what"), words.text(key + ".why"), words.text(key + ".advice"));
    }
}
