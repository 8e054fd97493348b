package org.packhorse.node.library.page.licence;

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

    private static final Pattern DOCUMENTATION = Pattern.compile("GFDL-(1\\.[1-3])(?:-.*)?");

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
            default -> documentation(id).map("GNU FDL "::concat);
        };
    }

    /** The version of the GNU Free Documentation License that {@code id} is. */
    private static Optional<String> documentation(String id) {
        var match = DOCUMENTATION.matcher(id);
        return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
    }

    private static String address(String id) {
        return switch (id) {
            case "CC0-1.0" -> "https://creativecommons.org/publicdomain/zero/1.0/";
            case "CC-PDDC", "CC-PDM-1.0" -> "https://creativecommons.org/publicdomain/mark/1.0/";
            case "Apache-2.0" -> "https://www.apache.org/licenses/LICENSE-2.0";
            default -> {
                var version = documentation(id);
                if (version.isPresent()) {
                    var folder = version.get().equals("1.3") ? "" : "old-licenses/";
                    yield "https://www.gnu.org/licenses/" + folder + "fdl-" + version.get() + ".html";
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
