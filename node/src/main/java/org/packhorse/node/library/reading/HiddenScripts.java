package org.packhorse.node.library.reading;

import java.util.ArrayList;
import java.util.Arrays;

/**
 * Scripts that hide in a comment from browsers of the nineties, as pages of those years still have them: in {@code <script><!-- …}
 * {@code <script>…</script> … --></script>} only the last tag ends the script (HTML, section 13.2.5.20 and on). Our parser takes the first, and
 * the rest for text. It also takes {@code <script/>} for a whole one, as XML does; in HTML the next end is its end.
 */
final class HiddenScripts {
    /** Each is looked through to the end of the page; no page has so many that hide. */
    private static final int SCRIPT_LIMIT = 100;

    private static final String OPENING = "<script";
    private static final String CLOSING = "</script";

    private HiddenScripts() {}

    /** {@code html} with spaces in the place of such scripts; itself where there are none. */
    static byte[] blank(byte[] html) {
        var hidden = new ArrayList<Stretch>();
        int at = find(html, 0, OPENING);
        for (int looked = 0; at >= 0 && looked < SCRIPT_LIMIT; looked++) {
            int inside = find(html, at, ">") + 1;
            boolean saysItIsEmpty = inside > 1 && html[inside - 2] == '/';
            int begin = saysItIsEmpty ? inside : comment(html, at);
            int end = begin < 0 ? -1 : saysItIsEmpty ? next(html, begin) : end(html, begin);
            if (end >= 0) {
                hidden.add(new Stretch(begin, end));
                at = end;
            }
            at = find(html, at + 1, OPENING);
        }
        if (hidden.isEmpty()) {
            return html;
        }
        var blanked = html.clone();
        hidden.forEach(one -> Arrays.fill(blanked, one.begin(), one.end(), (byte) ' '));
        return blanked;
    }

    private record Stretch(int begin, int end) {}

    /** Where the comment in the script at {@code tag} begins; -1 where there is none before all else. */
    private static int comment(byte[] html, int tag) {
        int at = tag;
        while (at < html.length && html[at] != '>') {
            at++;
        }
        at++;
        while (at < html.length && html[at] <= ' ' && html[at] >= 0) {
            at++;
        }
        return is(html, at, "<!--") ? at : -1;
    }

    /** Where a script ends that says it is empty and begins at {@code begin}; -1 where another begins before, or none ends. */
    private static int next(byte[] html, int begin) {
        int other = find(html, begin, OPENING);
        int close = find(html, begin, CLOSING);
        return close >= 0 && (other < 0 || close < other) ? close : -1;
    }

    /** Where the script ends whose comment begins at {@code begin}; -1 where there is none in that comment. */
    private static int end(byte[] html, int begin) {
        int inner = find(html, begin, OPENING);
        int close = find(html, begin, CLOSING);
        int ended = find(html, begin + 2, "-->");
        boolean hides = inner >= 0 && inner < close && close < ended;
        return hides ? find(html, ended, CLOSING) : -1;
    }

    private static int find(byte[] html, int from, String wanted) {
        for (int at = from; at <= html.length - wanted.length(); at++) {
            if (html[at] == wanted.charAt(0) && is(html, at, wanted)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean is(byte[] html, int at, String wanted) {
        if (at + wanted.length() > html.length) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            if (Character.toLowerCase(html[at + i]) != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
