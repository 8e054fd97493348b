package org.packhorse.node.publish;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
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

    /** The address of a licence of Creative Commons, its short name, or the long one. */
    private static final Pattern CREATIVE_COMMONS = Pattern.compile(
            "creativecommons\\.org/licenses/(?<path>by[a-z-]{0,9})/(?<at>[1-4]\\.[05])"
                    + "|\\bCC[ -]BY(?<short>(?:[ -](?:NC|SA|ND))*)[ -]v?(?<of>[1-4]\\.[05])\\b"
                    + "|\\bAttribution(?<long>(?:[ -]+(?:Non-?Commercial|Share-?Alike|No-?Deriv(?:ative)?s))*) (?<no>[1-4]\\.[05])\\b"
                    + "|(?<zero>creativecommons\\.org/publicdomain/zero/1\\.0|\\bCC0\\b)",
            Pattern.CASE_INSENSITIVE);

    private OpenLicences() {}

    /** The licence that {@code statements} name; empty where they name none that is open, or more than one. */
    static Optional<String> named(List<String> statements) {
        var found = new TreeSet<String>();
        for (var statement : statements) {
            CREATIVE_COMMONS
                    .matcher(statement)
                    .results()
                    .map(OpenLicences::spdx)
                    .forEach(found::add);
        }
        return found.size() == 1 ? found.stream().findFirst().filter(OpenLicences::isOpen) : Optional.empty();
    }

    private static String spdx(MatchResult named) {
        if (named.group("zero") != null) {
            return "CC0-1.0";
        }
        if (named.group("path") != null) {
            return "CC-" + named.group("path").toUpperCase(Locale.ROOT) + "-" + named.group("at");
        }
        boolean isShort = named.group("short") != null;
        var more = isShort ? named.group("short") : shortened(named.group("long"));
        return "CC-BY" + more.toUpperCase(Locale.ROOT).replace(' ', '-') + "-" + named.group(isShort ? "of" : "no");
    }

    private static String shortened(String more) {
        return more.replaceAll("(?i)[ -]+non-?commercial", "-NC")
                .replaceAll("(?i)[ -]+share-?alike", "-SA")
                .replaceAll("(?i)[ -]+no-?deriv(ative)?s", "-ND");
    }

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
