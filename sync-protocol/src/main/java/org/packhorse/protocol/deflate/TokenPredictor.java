package org.packhorse.protocol.deflate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * Which token zlib would write next, given the content and the tokens before.
 *
 * <p>The strings of three bytes seen before are chained by their hash, the latest first; a search follows a chain for as long as the level
 * allows. Where the level is lazy, a match is given up for a longer one that begins a byte later.
 */
final class TokenPredictor {
    /** A match is looked for this far back: what zlib can be sure to have in its window. */
    private static final int REACH = Token.MOST_DISTANCE - (Token.MOST_MATCH + Token.LEAST_MATCH + 1);

    /** A match of three bytes that is farther away costs more than three literals. */
    private static final int TOO_FAR = 4096;

    /** How many earlier strings are looked at for a token that is known to differ. */
    private static final int LONGEST_SEARCH = 4096;

    private static final int RING = Token.MOST_DISTANCE - 1;

    final Window window = new Window();

    private final byte[] bytes = window.bytes;

    /** The latest place of each hash, 0 for none; so the very first place is never found, as in zlib. */
    private final int[] latest = new int[1 << 16];

    /** By place modulo the ring: the place before with the same hash. */
    private final int[] earlier = new int[Token.MOST_DISTANCE];

    private Effort effort = Effort.of(0);
    private int hashShift;
    private int hashMask;

    /** The next place to be entered into the chains. */
    private int entered;

    /** The match at the next place, where the token before was deferred for it; its length is 0 otherwise. */
    private int deferredLength;

    private int deferredDistance;

    /** What the last search found. */
    private int foundLength;

    private int foundDistance;

    /** Begins with content of which nothing is known. */
    void reset(InputStream content, long sizeBytes, DeflateModel model) {
        window.reset(content, sizeBytes);
        effort = Effort.of(model.level());
        hashShift = (model.family().hashBits + 2) / 3;
        hashMask = (1 << model.family().hashBits) - 1;
        Arrays.fill(latest, 0, hashMask + 1, 0);
        entered = 0;
        deferredLength = 0;
    }

    /** The token that is to be expected; the content must not be at its end. */
    int predict() throws IOException, RefusedInputException {
        int moved = window.prepare();
        if (moved > 0) {
            move(moved);
        }
        int at = window.at;
        int literal = literal();
        if (effort.chain() == 0) {
            return literal;
        }
        enterUpTo(at);
        if (deferredLength == 0) {
            search(at, Token.LEAST_MATCH - 1);
        } else {
            foundLength = deferredLength;
            foundDistance = deferredDistance;
            deferredLength = 0;
        }
        if (foundLength < Token.LEAST_MATCH) {
            return literal;
        }
        int length = foundLength;
        int distance = foundDistance;
        if (effort.lazy() && length < effort.most()) {
            enterUpTo(at + 1);
            search(at + 1, length);
            if (foundLength > length) {
                deferredLength = foundLength;
                deferredDistance = foundDistance;
                return literal;
            }
        }
        return Token.match(length, distance);
    }

    /** Goes on behind {@code token}, predicted or not; {@link #predict} must have been asked before. */
    void accept(int token) {
        int length = Token.length(token);
        if (Token.isMatch(token)) {
            deferredLength = 0;
        }
        int next = window.at + length;
        if (effort.chain() == 0) {
            entered = next;
        } else if (effort.lazy()
                || length == 1
                || (length <= effort.most() && window.end - next >= Token.LEAST_MATCH)) {
            enterUpTo(next - 1);
        } else {
            entered = next;
        }
        window.at = next;
    }

    /** The byte at the present place. */
    int literal() {
        return bytes[window.at] & 0xff;
    }

    /** The distance of the nearest match of at least {@code length} at the present place; 0 where none is found. */
    int nearest(int length) {
        int at = window.at;
        if (entered <= at) {
            return 0;
        }
        int limit = Math.max(at - Token.MOST_DISTANCE, 0);
        int place = earlier[at & RING];
        for (int i = 0; i < LONGEST_SEARCH && place > limit; i++) {
            if (matchLength(place, at, length) == length) {
                return at - place;
            }
            place = earlier[place & RING];
        }
        return 0;
    }

    // The loops below hold what they use in local variables and compute hashes as they roll: a node's compiler does
    // neither by itself.

    /** Looks for a match at {@code at} that is longer than {@code least}; without one, {@link #foundLength} is not above it. */
    private void search(int at, int least) {
        foundLength = least;
        var bytes = this.bytes;
        var earlier = this.earlier;
        int ahead = window.end - at;
        int place = ahead < Token.LEAST_MATCH ? 0 : earlier[at & RING];
        if (place == 0 || at - place > REACH) {
            return;
        }
        int limit = Math.max(at - REACH, 0);
        int nice = Math.min(effort.nice(), ahead);
        int most = Math.min(Token.MOST_MATCH, ahead);
        int chain = least >= effort.good() ? effort.chain() >> 2 : effort.chain();
        int best = least;
        int bestPlace = at - foundDistance;
        byte end = bytes[at + best];
        byte beforeEnd = bytes[at + best - 1];
        do {
            if (bytes[place + best] == end && bytes[place + best - 1] == beforeEnd) {
                int length = matchLength(place, at, most);
                if (length > best) {
                    best = length;
                    bestPlace = place;
                    if (length >= nice) {
                        break;
                    }
                    end = bytes[at + best];
                    beforeEnd = bytes[at + best - 1];
                }
            }
            place = earlier[place & RING];
        } while (place > limit && --chain != 0);
        foundDistance = at - bestPlace;
        boolean isTooFar = effort.lazy() && best == Token.LEAST_MATCH && best > least && foundDistance > TOO_FAR;
        foundLength = isTooFar ? least : best;
    }

    private int matchLength(int place, int at, int most) {
        var bytes = this.bytes;
        int length = 0;
        while (length < most && bytes[place + length] == bytes[at + length]) {
            length++;
        }
        return length;
    }

    /** Enters the places up to {@code last}, as far as three bytes are known there. */
    private void enterUpTo(int last) {
        int stop = Math.min(last, window.end - Token.LEAST_MATCH);
        int place = entered;
        if (place > stop) {
            return;
        }
        var bytes = this.bytes;
        var latest = this.latest;
        var earlier = this.earlier;
        int shift = hashShift;
        int mask = hashMask;
        int hash = ((bytes[place] & 0xff) << shift) ^ (bytes[place + 1] & 0xff);
        for (; place <= stop; place++) {
            // Three shifts push a byte out of the mask.
            hash = ((hash << shift) ^ (bytes[place + 2] & 0xff)) & mask;
            earlier[place & RING] = latest[hash];
            latest[hash] = place;
        }
        entered = place;
    }

    private void move(int by) {
        for (int i = 0; i <= hashMask; i++) {
            latest[i] = Math.max(latest[i] - by, 0);
        }
        for (int i = 0; i < earlier.length; i++) {
            earlier[i] = Math.max(earlier[i] - by, 0);
        }
        entered -= by;
    }
}
