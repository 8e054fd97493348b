package org.packhorse.node.library.page.licence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a licence allows and asks, as keys of messages: a summary for readers, not the licence.
 *
 * @param symbols what stands for it
 * @param may what one may do
 * @param must what one must do then
 * @param mayNot what one may not do
 */
public record LicenceTerms(List<Symbol> symbols, List<String> may, List<String> must, List<String> mayNot) {
    private static final Set<String> PUBLIC_DOMAIN =
            Set.of("CC0-1.0", "CC-PDDC", "CC-PDM-1.0", "PDDL-1.0", "Unlicense", "0BSD", "WTFPL", "public-domain");

    private static final Set<String> NOTICE_ONLY =
            Set.of("MIT", "MIT-0", "X11", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Zlib", "OFL-1.1", "BSL-1.0", "HPND");

    private static final String SHARE = "licence.may.share";
    private static final String CHANGE = "licence.may.change";
    private static final String SELL = "licence.may.sell";
    private static final String NAME = "licence.must.name";
    private static final String SAY_CHANGES = "licence.must.say-changes";

    private static final LicenceTerms UNKNOWN =
            new LicenceTerms(List.of(Symbol.UNKNOWN), List.of(), List.of(), List.of());

    public LicenceTerms {
        symbols = List.copyOf(symbols);
        may = List.copyOf(may);
        must = List.copyOf(must);
        mayNot = List.copyOf(mayNot);
    }

    /** Those of a licence of Creative Commons: {@code by}, {@code by-nc-sa} and so on. */
    static LicenceTerms creativeCommons(String kind) {
        boolean noSale = kind.contains("-nc");
        boolean alike = kind.contains("-sa");
        boolean unchanged = kind.contains("-nd");
        var symbols = new ArrayList<Symbol>(List.of(Symbol.NAME));
        var may = new ArrayList<String>(List.of(SHARE));
        var must = new ArrayList<String>(List.of(NAME, "licence.must.link"));
        var mayNot = new ArrayList<String>();
        if (unchanged) {
            symbols.add(Symbol.UNCHANGED);
            mayNot.add("licence.not.pass-on-changed");
        } else {
            may.add(CHANGE);
            must.add(SAY_CHANGES);
        }
        if (noSale) {
            symbols.add(Symbol.NO_SALE);
            mayNot.add("licence.not.sell");
        } else {
            may.add(SELL);
        }
        if (alike) {
            symbols.add(Symbol.ALIKE);
            must.add("licence.must.alike");
        }
        mayNot.add("licence.not.lock");
        mayNot.add("licence.not.endorse");
        return new LicenceTerms(symbols, may, must, mayNot);
    }

    /** Those of any other licence. */
    static LicenceTerms of(String id) {
        if (PUBLIC_DOMAIN.contains(id)) {
            return new LicenceTerms(
                    List.of(Symbol.FREE), List.of(SHARE, CHANGE, SELL), List.of("licence.must.nothing"), List.of());
        }
        if (NOTICE_ONLY.contains(id)) {
            return new LicenceTerms(
                    List.of(Symbol.NOTICE),
                    List.of(SHARE, CHANGE, SELL),
                    List.of("licence.must.keep-notice"),
                    List.of("licence.not.blame"));
        }
        if (id.equals("Apache-2.0")) {
            return new LicenceTerms(
                    List.of(Symbol.NOTICE),
                    List.of(SHARE, CHANGE, SELL),
                    List.of("licence.must.keep-notice", SAY_CHANGES),
                    List.of("licence.not.trademark", "licence.not.blame"));
        }
        if (id.matches("GFDL-1\\.[123](-only|-or-later|-invariants.*|-no-invariants.*)?")) {
            return new LicenceTerms(
                    List.of(Symbol.NAME, Symbol.ALIKE),
                    List.of(SHARE, CHANGE, SELL),
                    List.of(NAME, "licence.must.include-text", SAY_CHANGES, "licence.must.alike"),
                    List.of("licence.not.lock"));
        }
        return UNKNOWN;
    }

    /** The most important of it, as keys of messages. */
    public List<String> inShort() {
        var keys = new ArrayList<String>();
        if (symbols.contains(Symbol.NAME) && may.contains(CHANGE)) {
            keys.add("licence.adapt");
        }
        symbols.forEach(symbol -> keys.add(symbol.key()));
        return keys;
    }

    /** Whether we can say anything about it. */
    public boolean isKnown() {
        return !may.isEmpty();
    }
}
