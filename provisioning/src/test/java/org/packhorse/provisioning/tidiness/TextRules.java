package org.packhorse.provisioning.tidiness;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules that need nothing of a file but its lines. */
final class TextRules {
    /** A longer file does not fit one's head; the median of good ones is below a quarter of it. */
    static final int MAX_LINES = 400;

    static final int MAX_LINES_OF_NINE_IN_TEN = 250;

    /** What is written for a machine; lessons, documents and translations are as long as they have to be. */
    private static final Set<String> CODE = Set.of("java", "jte", "proto", "sh", "css", "js");

    private static final Set<String> COMMENTED = Set.of("java", "jte", "proto", "sh", "css", "js", "xml", "md", "yml");

    /** An open task without the place where it is followed; with it, the word is followed by {@code (#12)}. */
    private static final Pattern BARE_TASK = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b(?!\\(#\\d+\\))");

    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.}/-])/(wor" + "k|tm" + "p|roo" + "t)/");

    private TextRules() {}

    static List<Finding> tooLong(TextFile file) {
        int lines = file.lines().size();
        return isCode(file) && lines > MAX_LINES
                ? List.of(new Finding(file.path(), 0, lines + " lines; split it, " + MAX_LINES + " is the most"))
                : List.of();
    }

    /** Says nothing about a few long files, and something when they become many. */
    static List<Finding> tooLongInGeneral(List<TextFile> files) {
        List<Integer> lengths = files.stream()
                .filter(TextRules::isCode)
                .map(file -> file.lines().size())
                .sorted()
                .toList();
        int ninth = lengths.isEmpty() ? 0 : lengths.get((lengths.size() - 1) * 9 / 10);
        return ninth > MAX_LINES_OF_NINE_IN_TEN
                ? List.of(new Finding("all code", 0, "a tenth of the files has " + ninth + " lines or more"))
                : List.of();
    }

    static List<Finding> bareTasks(TextFile file) {
        return COMMENTED.contains(file.extension())
                ? matching(file, BARE_TASK, "open task without an issue: ")
                : List.of();
    }

    static List<Finding> machinePaths(TextFile file) {
        return file.isMain() || file.extension().equals("md")
                ? matching(file, MACHINE_PATH, "path that exists on one machine only: ")
                : List.of();
    }

    private static boolean isCode(TextFile file) {
        return CODE.contains(file.extension()) && !file.path().contains("/sample/");
    }

    private static List<Finding> matching(TextFile file, Pattern bad, String what) {
        List<Finding> findings = new ArrayList<>();
        List<String> lines = file.lines();
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = bad.matcher(lines.get(i));
            if (matcher.find()) {
                findings.add(new Finding(file.path(), i + 1, what + matcher.group()));
            }
        }
        return findings;
    }
}
