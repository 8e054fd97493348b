package org.packhorse.node.library.reading.markup;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** The elements and attributes that may stand in what we write anew. What is not here is left out, its text stays. */
public final class Vocabulary {
    /** Elements that keep their names. */
    private static final Set<String> KEPT = Set.of(
            ("p div section article aside blockquote pre hr br wbr ul ol li dl dt dd figure figcaption table caption colgroup col thead tbody"
                            + " tfoot tr th td details summary address b strong em i u s small sub sup mark cite code kbd samp var abbr q dfn time"
                            + " ins del span bdi bdo ruby rb rt rp rtc")
                    .split(" "));

    /** MathML Core, and what older engines show of MathML 3. Nothing of it that leads back to HTML, or anywhere. */
    private static final Set<String> MATH = Set.of(
            ("math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose msub msup msubsup munder mover"
                            + " munderover mmultiscripts mprescripts none mtable mtr mlabeledtr mtd semantics")
                    .split(" "));

    /** Elements that mean the same under another name, which has less to say beside ours. */
    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("header", "div"),
            Map.entry("footer", "div"),
            Map.entry("main", "div"),
            Map.entry("nav", "div"),
            Map.entry("center", "div"),
            Map.entry("hgroup", "div"),
            Map.entry("xmp", "pre"),
            Map.entry("listing", "pre"),
            Map.entry("strike", "s"),
            Map.entry("tt", "code"),
            Map.entry("acronym", "abbr"),
            Map.entry("dir", "ul"),
            Map.entry("menu", "ul"));

    /** Left out with everything in them. */
    private static final Set<String> SILENT =
            Set.of(("head title script style template noframes noembed applet link meta base select option optgroup"
                            + " datalist textarea input param annotation annotation-xml case foreignobject mglyph malignmark plaintext")
                    .split(" "));

    static final Set<String> VOID = Set.of("br", "hr", "wbr", "col", "img", "source", "track");

    /** Begin and end a paragraph of text. */
    static final Set<String> BLOCKS = Set.of(
            ("p div section article aside blockquote pre hr ul ol li dl dt dd figure figcaption table caption thead tbody tfoot tr details"
                            + " summary address header footer main nav center h1 h2 h3 h4 h5 h6 body form fieldset legend xmp listing")
                    .split(" "));

    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "td", Set.of("colspan", "rowspan"),
            "th", Set.of("colspan", "rowspan", "scope"),
            "col", Set.of("span"),
            "colgroup", Set.of("span"),
            "ol", Set.of("start", "type", "reversed"),
            "li", Set.of("value"),
            "time", Set.of("datetime"),
            "details", Set.of("open"));

    private static final Set<String> MATH_ATTRIBUTES = Set.of(
            ("display alttext mathvariant fence stretchy separator form accent accentunder linethickness open close separators notation"
                            + " width height depth lspace rspace minsize maxsize largeop movablelimits symmetric scriptlevel displaystyle columnalign"
                            + " rowalign columnspan rowspan columnlines rowlines frame columnspacing rowspacing lquote rquote voffset")
                    .split(" "));

    private static final Set<String> EVERYWHERE = Set.of("title");

    private Vocabulary() {}

    /** The name of {@code element} without the prefix of a namespace, in lower case. */
    public static String name(Element element) {
        var name = element.tagName();
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    /** Whether an element called {@code name} is left out with all that is in it. */
    static boolean isSilent(String name) {
        return SILENT.contains(name);
    }

    /** Whether {@code name} is of MathML. */
    static boolean isMath(String name) {
        return MATH.contains(name);
    }

    /** What an element called {@code name} is written as; empty where only what is in it stays. */
    static String written(String name) {
        return KEPT.contains(name) || MATH.contains(name) ? name : RENAMED.getOrDefault(name, "");
    }

    /** Whether an element written as {@code element} may have the attribute {@code name}, whatever its value. */
    static boolean allows(String element, String name) {
        return EVERYWHERE.contains(name)
                || (isMath(element)
                        ? MATH_ATTRIBUTES.contains(name)
                        : ATTRIBUTES.getOrDefault(element, Set.of()).contains(name));
    }

    /** 1 to 6 for a heading, else 0. */
    public static int headingLevel(String name) {
        boolean heading = name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
        return heading ? name.charAt(1) - '0' : 0;
    }
}
