package org.packhorse.node.publish;

import java.util.regex.Pattern;
import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * The licences under which something may be published: those that let everybody use, adapt and pass it on, as UNESCO's
 * Recommendation on Open Educational Resources (2019) asks. Named by SPDX identifiers.
 */
public final class OpenLicences {
    private static final Pattern OPEN = Pattern.compile(
            "CC0-1\\.0|CC-PDDC|PDDL-1\\.0|CC-BY(-NC)?(-SA)?-[1-4]\\.[05](-[A-Z]{2,3})?"
                    + "|GFDL-1\\.[123](-only|-or-later)?|ODC-By-1\\.0|ODbL-1\\.0|OGL-UK-[123]\\.0|LAL-1\\.[23]|FreeBSD-DOC"
                    + "|MIT|MIT-0|BSD-[23]-Clause|ISC|Apache-2\\.0|MPL-2\\.0|(A|L)?GPL-[23]\\.[01](-only|-or-later)|Unlicense|OFL-1\\.1");

    private OpenLicences() {}

    /** Whether {@code licence} is one. */
    public static boolean isOpen(String licence) {
        return OPEN.matcher(licence).matches();
    }

    /** Refuses {@code licence} unless it is open; {@code subject} is what would carry it. */
    static void require(String subject, String licence) throws RefusedInputException {
        if (!isOpen(licence)) {
            throw new RefusedInputException(
                    subject,
                    "\"" + Quoted.shortly(licence) + "\" is not the SPDX identifier of an open licence",
                    "give the licence its owner chose, for example CC-BY-4.0, CC-BY-SA-4.0 or CC0-1.0; what may not be"
                            + " adapted or passed on cannot be published");
        }
    }
}
