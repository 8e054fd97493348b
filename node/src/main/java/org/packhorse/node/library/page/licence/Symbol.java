package org.packhorse.node.library.page.licence;

/** What stands for a term of a licence: drawings of our own, in strokes on a field of 24 by 24. */
public enum Symbol {
    /** A tag with a name on it. */
    NAME("licence.by", "M3 12L12 3h9v9l-9 9zM17 6.5v1M9 12l3 3M12 9l3 3"),
    /** A coin, struck out. */
    NO_SALE("licence.nc", "M12 4a8 8 0 1 0 .01 0M12 8v8M10 10h4M10 14h4M3 21L21 3"),
    /** Two sheets that are the same. */
    ALIKE("licence.sa", "M4 3h10v13H4zM10 8h10v13H10zM12.500 13h5M12.500 16h5"),
    /** A sheet with a lock. */
    UNCHANGED("licence.share", "M5 3h14v18H5zM9 12h6v5H9zM10 12v-2a2 2 0 0 1 4 0v2"),
    /** An open box. */
    FREE("licence.free", "M4 10h16v11H4zM4 10L1.500 5.500M20 10l2.500-4.500M12 8V2M9 5l3-3 3 3"),
    /** A sheet whose last lines stay. */
    NOTICE("licence.symbol.notice", "M5 3h14v18H5zM8 8h8M8 12h8M8 17h8M8 15h8"),
    /** A sheet with a question mark. */
    UNKNOWN(
            "licence.symbol.unknown",
            "M5 3h14v18H5zM9.500 9a2.500 2.500 0 1 1 3.500 2.300c-.7.4-1 .9-1 2.200M12 16.500v1");

    private final String key;
    private final String path;

    Symbol(String key, String path) {
        this.key = key;
        this.path = path;
    }

    /** Its strokes, as the SVG attribute {@code d} has them. */
    public String path() {
        return path;
    }

    /** The key of its meaning among the messages. */
    public String key() {
        return key;
    }
}
