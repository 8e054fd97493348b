package org.packhorse.node.library.page;

/** The plural categories of Unicode CLDR for whole numbers, in the languages of the pages. */
final class Plural {
    private Plural() {}

    /** The category of {@code count} in {@code language}. */
    static String category(String language, long count) {
        return switch (language) {
            case "ar" -> arabic(count);
            case "fr", "pt" -> count <= 1 ? "one" : "other";
            default -> count == 1 ? "one" : "other";
        };
    }

    private static String arabic(long count) {
        long tail = count % 100;
        if (count <= 2) {
            return count == 0 ? "zero" : count == 1 ? "one" : "two";
        }
        if (tail >= 3 && tail <= 10) {
            return "few";
        }
        return tail >= 11 ? "many" : "other";
    }
}
