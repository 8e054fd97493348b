package org.packhorse.node.takehome;

import java.util.Locale;
import java.util.Set;

/**
 * Names that every system can keep. What Windows reserves is escaped as in an address, which no two names have in common; all
 * other names stay as they are.
 */
final class SafeName {
    private static final String RESERVED = "<>:\"|?*";
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    private SafeName() {}

    /** {@code path} with each of its parts made safe. */
    static String of(String path) {
        var safe = new StringBuilder(path.length() + 8);
        for (var part : path.split("/", -1)) {
            if (!safe.isEmpty()) {
                safe.append('/');
            }
            safe.append(part(part));
        }
        return safe.toString();
    }

    private static String part(String part) {
        var safe = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean atEnd = i == part.length() - 1 && (c == '.' || c == ' ');
            if (RESERVED.indexOf(c) >= 0 || atEnd || isOurEscape(part, i)) {
                escape(safe, c);
            } else {
                safe.append(c);
            }
        }
        if (isDevice(part)) {
            safe.setLength(0);
            escape(safe, part.charAt(0));
            safe.append(part, 1, part.length());
        }
        return safe.toString();
    }

    private static void escape(StringBuilder safe, char c) {
        safe.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
    }

    /** A percent sign that would be taken for the beginning of one of ours. */
    private static boolean isOurEscape(String part, int at) {
        return part.charAt(at) == '%'
                && at + 2 < part.length()
                && Character.digit(part.charAt(at + 1), 16) >= 0
                && Character.digit(part.charAt(at + 2), 16) >= 0;
    }

    private static boolean isDevice(String part) {
        int dot = part.indexOf('.');
        var stem = (dot < 0 ? part : part.substring(0, dot)).toLowerCase(Locale.ROOT);
        return DEVICES.contains(stem) || stem.matches("(com|lpt)[0-9]");
    }
}
