package org.packhorse.node.library.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A way in which pages can be made easier to see. Each is a class in the stylesheet; they can be had together. */
public enum Look {
    /** For readers whose eyes are weak, on telephones whose browsers do not enlarge. */
    LARGE,

    /** What helps readers with dyslexia: wider spacing, short lines, a quiet background. */
    EASY,

    /** Black and white, with lines around everything. */
    CONTRAST,

    /** Light on dark, also where the system cannot be told so. */
    DARK;

    /** Those that {@code text} names, parted by dots; what is unknown in it is passed over. */
    public static List<Look> parse(String text) {
        var named = List.of(text.split("\\.", values().length + 1));
        return Stream.of(values()).filter(look -> named.contains(look.id())).toList();
    }

    /** What stands in addresses for {@code looks}. */
    public static String join(List<Look> looks) {
        return looks.stream().map(Look::id).collect(Collectors.joining("."));
    }

    /** {@code looks} with this, or without it where it was among them. */
    public List<Look> toggledIn(List<Look> looks) {
        var toggled = new ArrayList<>(looks);
        if (!toggled.remove(this)) {
            toggled.add(this);
            toggled.sort(null);
        }
        return toggled;
    }

    /** Its name in addresses and in the stylesheet. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of its name among the messages. */
    public String key() {
        return "view." + id();
    }
}
