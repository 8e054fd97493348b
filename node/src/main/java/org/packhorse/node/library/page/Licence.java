package org.packhorse.node.library.page;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An open licence as readers are told about it.
 *
 * @param id its SPDX identifier, or whatever the curator wrote
 * @param name as people call it
 * @param address where its text stands, empty where we do not know
 * @param terms what it allows and asks
 */
public record Licence(String id, String name, String address, LicenceTerms terms) {
    private static final Pattern CREATIVE_COMMONS =
            Pattern.compile("CC-(BY(?:-NC)?(?:-SA|-ND)?)-([1-4]\\.[05])(?:-([A-Z]{2,3}))?");

    /** What SPDX identifiers are made of, and no longer than any of them. */
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+-]{0,63}");

    /** The licence that SPDX calls {@code id}. */
    public static Licence of(String id) {
        var match = CREATIVE_COMMONS.matcher(id);
        if (match.matches()) {
            var kind = match.group(1).toLowerCase(Locale.ROOT);
            var place = match.group(3);
            return new Licence(
                    id,
                    "CC " + match.group(1) + " " + match.group(2) + (place == null ? "" : " " + place),
                    "https://creativecommons.org/licenses/" + kind + "/" + match.group(2) + "/"
                            + (place == null ? "" : place.toLowerCase(Locale.ROOT) + "/"),
                    LicenceTerms.creativeCommons(kind));
        }
        return new Licence(id, known(id).orElse(id), address(id), LicenceTerms.of(id));
    }

    private static Optional<String> known(String id) {
        return switch (id) {
            case "CC0-1.0" -> Optional.of("CC0 1.0");
            case "Apache-2.0" -> Optional.of("Apache License 2.0");
            default -> id.startsWith("GFDL-1.") ? Optional.of("GNU FDL " + id.substring(5, 8)) : Optional.empty();
        };
    }

    private static String address(String id) {
        return switch (id) {
            case "CC0-1.0" -> "https://creativecommons.org/publicdomain/zero/1.0/";
            case "CC-PDDC", "CC-PDM-1.0" -> "https://creativecommons.org/publicdomain/mark/1.0/";
            case "Apache-2.0" -> "https://www.apache.org/licenses/LICENSE-2.0";
            default -> {
                if (id.startsWith("GFDL-1.3")) {
                    yield "https://www.gnu.org/licenses/fdl-1.3.html";
                }
                if (id.startsWith("GFDL-1.")) {
                    yield "https://www.gnu.org/licenses/old-licenses/fdl-" + id.substring(5, 8) + ".html";
                }
                yield LicenceTerms.of(id).isKnown() && isIdentifier(id)
                        ? "https://spdx.org/licenses/" + id + ".html"
                        : "";
            }
        };
    }

    /** Whether {@code id} can be an identifier of SPDX, and so has a page of ours. */
    public static boolean isIdentifier(String id) {
        return IDENTIFIER.matcher(id).matches();
    }

    /** Whether there is a page of ours about it. */
    public boolean hasPage() {
        return isIdentifier(id);
    }

    /** The name, and where its text stands. */
    public String nameAndAddress() {
        return address.isEmpty() ? name : name + " (" + address + ")";
    }
}
