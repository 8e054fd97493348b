package org.packhorse.node.library.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sheets of a workbook of Office Open XML, as two of its parts tell together: what they are called, and where they are. One use. */
final class Sheets {
    static final String PART = "xl/workbook.xml";
    static final String RELATIONS_PART = "xl/_rels/workbook.xml.rels";

    /** What is asked for in the tags of both. */
    static final String[] ATTRIBUTES = {"name", "state", "id", "target", "date1904"};

    /** More than anybody leafs through; those behind them count as shown, and are not read as pages. */
    private static final int LIMIT = 1_000;

    private final List<Told> told = new ArrayList<>();
    private final Map<String, String> targets = new HashMap<>();

    private record Told(String name, String reference, boolean hidden) {}

    /**
     * One of them.
     *
     * @param part where it is in the workbook
     */
    record Sheet(String name, String part) {}

    /** Takes the next tag of {@link #PART}. */
    void described(XmlStream xml) {
        if (xml.name().equals("sheet") && told.size() < LIMIT) {
            boolean hidden = xml.attribute("state").toLowerCase(Locale.ROOT).endsWith("hidden");
            told.add(new Told(xml.attribute("name"), xml.attribute("id"), hidden));
        }
    }

    /** Takes the next tag of {@link #RELATIONS_PART}. */
    void related(XmlStream xml) {
        if (xml.name().equals("Relationship") && targets.size() < 2 * LIMIT) {
            targets.put(xml.attribute("id"), xml.attribute("target"));
        }
    }

    /** Those that are shown, in their order. */
    List<Sheet> shown() {
        return those(false);
    }

    /** Those that the program which made them hides. */
    List<Sheet> hidden() {
        return those(true);
    }

    private List<Sheet> those(boolean hidden) {
        var those = new ArrayList<Sheet>();
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i).hidden() == hidden) {
                those.add(new Sheet(told.get(i).name(), part(told.get(i), i + 1)));
            }
        }
        return those;
    }

    /** By its place, where nothing says it. */
    private String part(Told sheet, int place) {
        var target = targets.getOrDefault(sheet.reference(), "worksheets/sheet" + place + ".xml");
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }
}
