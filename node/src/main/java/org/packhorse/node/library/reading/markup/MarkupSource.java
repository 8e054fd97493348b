package org.packhorse.node.library.reading.markup;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jsoup.parser.Parser;

/** The characters of markup: reads names and references, and skips what means nothing. One thread. */
public final class MarkupSource {
    /** No element that means anything here has a longer name. */
    public static final int NAME_CHARS = 32;

    /** So far is looked for the end of a script that says it is empty. */
    private static final int SCRIPT_CHARS = 2_000;

    /** Ends what is none all the same. */
    private static final int REFERENCE_CHARS = 12;

    private final Characters in;

    public MarkupSource(Characters in) {
        this.in = in;
    }

    /** The next one, or {@link Characters#END}. */
    public int next() throws IOException {
        return in.next();
    }

    /** As {@link Characters#peek}. */
    public int peek(int ahead) throws IOException {
        return in.peek(ahead);
    }

    public void skip(int count) {
        in.skip(count);
    }

    /** Whether {@code text} comes now. */
    public boolean comes(String text) throws IOException {
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
    public String name() throws IOException {
        return nameAsWritten().toLowerCase(Locale.ROOT);
    }

    /** The same for XML, where lower case and upper case are not the same. */
    public String nameAsWritten() throws IOException {
        var name = new StringBuilder();
        for (int c = in.peek(0); isNameCharacter(c) || c == ':' || c == '-' || c == '_'; c = in.peek(0)) {
            in.skip(1);
            if (c == ':') {
                name.setLength(0);
            } else if (name.length() < NAME_CHARS) {
                name.append((char) c);
            }
        }
        return name.toString();
    }

    /** What follows a name in its tag, with the values of the attributes {@code wanted}. */
    public TagRest restOfTag(List<String> wanted) throws IOException {
        return TagRest.read(in, wanted);
    }

    /** Goes past what follows a name in its tag. */
    public void skipRestOfTag() throws IOException {
        restOfTag(List.of());
    }

    /** What the reference stands for whose {@code &} has been read; that, where it is none. */
    public String reference() throws IOException {
        var name = new StringBuilder("&");
        for (int ahead = 0; ahead < REFERENCE_CHARS; ahead++) {
            int c = in.peek(ahead);
            if (c == ';') {
                in.skip(ahead + 1);
                return Parser.unescapeEntities(name.append(';').toString(), true);
            }
            if (c != '#' && !isNameCharacter(c)) {
                break;
            }
            name.append((char) c);
        }
        return "&";
    }

    /** Whether a script that says it is empty has an end all the same: then it is none in HTML, where only that end counts. */
    public boolean isScriptEndedLater() throws IOException {
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
    public void skipElement(String name) throws IOException {
        // In a comment in a script, another script does not end the outer one.
        boolean hidden = false;
        boolean inner = false;
        for (int c = in.next(); c != Characters.END; c = in.next()) {
            if (c == '<' && in.peek(0) == '/') {
                in.skip(1);
                boolean ends = name().equals(name);
                if (ends && !inner) {
                    skipRestOfTag();
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
    public void skipBehind(String end) throws IOException {
        behind(end, 0);
    }

    /** At most {@code keptChars} of what comes before {@code end}, which is gone past; it has three characters at most. */
    public String behind(String end, int keptChars) throws IOException {
        var before = new StringBuilder();
        int matched = 0;
        while (matched < end.length() && in.peek(0) != Characters.END) {
            int c = in.next();
            if (c == end.charAt(matched)) {
                matched++;
            } else if (matched != 2 || c != end.charAt(1)) {
                matched = c == end.charAt(0) ? 1 : 0;
            }
            if (before.length() < keptChars) {
                before.append((char) c);
            }
        }
        before.setLength(Math.max(0, before.length() - matched));
        return before.toString();
    }

    public static boolean isNameCharacter(int c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }

    public static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
