package org.packhorse.node.library.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An open licence as readers are told about it.
 *
 * @param id its SPDX identifier
 * @param address where its text stands, empty where we do not know
 * @param terms the keys of the messages that say what it allows and asks
 */
public record Licence(String id, String address, List<String> terms) {
    private static final Pattern CREATIVE_COMMONS = Pattern.compile("CC-(BY(?:-NC)?(?:-SA|-ND)?)-([1-4]\\.[05])");

    public Licence {
        terms = List.copyOf(terms);
    }

    /** The licence that SPDX calls {@code id}. */
    public static Licence of(String id) {
        var match = CREATIVE_COMMONS.matcher(id);
        if (match.matches()) {
            var kind = match.group(1).toLowerCase(Locale.ROOT);
            return new Licence(
                    id, "https://creativecommons.org/licenses/" + kind + "/" + match.group(2) + "/", termsOf(kind));
        }
        return new Licence(id, knownAddress(id).orElse(""), id.equals("CC0-1.0") ? List.of("licence.free") : List.of());
    }

    private static List<String> termsOf(String kind) {
        var terms = new ArrayList<String>();
        terms.add(kind.contains("nd") ? "licence.share" : "licence.adapt");
        terms.add("licence.by");
        if (kind.contains("nc")) {
            terms.add("licence.nc");
        }
        if (kind.contains("sa")) {
            terms.add("licence.sa");
        }
        return terms;
    }

    private static Optional<String> knownAddress(String id) {
        return switch (id) {
            case "CC0-1.0" -> Optional.of("https://creativecommons.org/publicdomain/zero/1.0/");
            case "GFDL-1.3-or-later", "GFDL-1.3-only" -> Optional.of("https://www.gnu.org/licenses/fdl-1.3.html");
            case "GFDL-1.2-or-later", "GFDL-1.2-only" ->
                Optional.of("https://www.gnu.org/licenses/old-licenses/fdl-1.2.html");
            case "Apache-2.0" -> Optional.of("https://www.apache.org/licenses/LICENSE-2.0");
            case "MIT", "BSD-2-Clause", "BSD-3-Clause", "Unlicense", "0BSD" ->
                Optional.of("https://spdx.org/licenses/" + id + ".html");
            default -> Optional.empty();
        };
    }
}
