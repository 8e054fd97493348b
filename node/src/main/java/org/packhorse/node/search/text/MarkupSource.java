package org.packhorse.node.search.text;

import java.io.IOException;
import java.util.Locale;

/** The characters of markup: the names that come, and what is gone past. One thread. */
final class MarkupSource {
    /** No element that means anything here has a longer name. */
    static final int NAME_CHARS = 16;

    /** So far is looked for the end of a script that says it is empty. */
    private static final int SCRIPT_CHARS = 2_000;

    private final Characters in;

    MarkupSource(Characters in) {
        this.in = in;
    }

    /** The next one, or {@link Characters#END}. */
    int next() throws IOException {
        return in.next();
    }

    /** As {@link Characters#peek}. */
    int peek(int ahead) throws IOException {
        return in.peek(ahead);
    }

    void skip(int count) {
        in.skip(count);
    }

    /** Whether {@code text} comes now. */
    boolean comes(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            if (in.peek(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean comes(int ahead, String expected) throws IOException {
        for (int i = 0; i < expected.length(); i++) {
            if (Character.toLowerCase(in.peek(ahead + i)) != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The name that comes now, in lower case and without its namespace. */
    String name() throws IOException {
        var name = new StringBuilder();
        for (int c = in.peek(0); isNameCharacter(c) || c == ':' || c == '-' || c == '_'; c = in.peek(0)) {
            in.skip(1);
            if (c == ':') {
                name.setLength(0);
            } else if (name.length() < NAME_CHARS) {
                name.append((char) c);
            }
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }

    /** What follows a name in its tag, with the value of the attribute {@code telling}. */
    TagRest restOfTag(String telling) throws IOException {
        return TagRest.read(in, telling);
    }

    /** Whether a script that says it is empty has an end all the same: then it is none in HTML, where only that end counts. */
    boolean isScriptEndedLater() throws IOException {
        for (int ahead = 0; ahead < SCRIPT_CHARS; ahead++) {
            if (in.peek(ahead) == Characters.END) {
                return false;
            }
            if (in.peek(ahead) == '<' && (comes(ahead + 1, "/script") || comes(ahead + 1, "script"))) {
                return in.peek(ahead + 1) == '/';
            }
        }
        return false;
    }

    /** Goes past the element {@code name}, whose first tag has been read. */
    void skipElement(String name) throws IOException {
        // In a comment in a script, another script does not end the outer one.
        boolean hidden = false;
        boolean inner = false;
        for (int c = in.next(); c != Characters.END; c = in.next()) {
            if (c == '<' && in.peek(0) == '/') {
                in.skip(1);
                boolean ends = name().equals(name);
                if (ends && !inner) {
                    restOfTag("");
                    return;
                }
                inner &= !ends;
            } else if (c == '<' && name.equals("script")) {
                hidden |= in.peek(0) == '!' && in.peek(1) == '-' && in.peek(2) == '-';
                inner |= hidden && isNameCharacter(in.peek(0)) && name().equals(name);
            } else if (c == '-' && in.peek(0) == '-' && in.peek(1) == '>') {
                hidden = false;
                inner = false;
            }
        }
    }

    /** Goes past what ends with {@code end}. */
    void skipBehind(String end) throws IOException {
        int matched = 0;
        for (int c = in.next(); c != Characters.END; c = in.next()) {
            if (c == end.charAt(matched)) {
                matched++;
                if (matched == end.length()) {
                    return;
                }
            } else if (matched != 2 || c != '-') {
                matched = c == end.charAt(0) ? 1 : 0;
            }
        }
    }

    static boolean isNameCharacter(int c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }

    static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
