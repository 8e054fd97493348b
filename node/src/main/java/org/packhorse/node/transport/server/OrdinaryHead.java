package org.packhorse.node.transport.server;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The head of a GET as browsers send it, with all that bears on an answer that is the same for everybody.
 *
 * <p>What is not ordinary is not wrong: the decoder reads it. This one is stricter than the decoder, so that nothing is ordinary that the decoder would
 * refuse or understand otherwise: one host, no content, no cookie, nothing about the connection, no folded lines, no control characters.
 *
 * @param name whether gzip is taken, the target and the host, as one text
 * @param language what it says of languages, or an empty text
 * @param headers those that {@link Answer} looks at
 */
record OrdinaryHead(String name, String language, Map<String, String> headers) {
    /** Phones send 300 to 700 bytes. */
    private static final int LIMIT_BYTES = 2048;

    private static final byte[] METHOD = "GET /".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROTOCOL = " HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Map<String, String> ONLY_GZIP = Map.of("accept-encoding", "gzip");

    /** What {@code bytes} are, where they are exactly one ordinary head; they are left as they are. */
    static Optional<OrdinaryHead> read(ByteBuf bytes) {
        int length = bytes.readableBytes();
        if (length > LIMIT_BYTES) {
            return Optional.empty();
        }
        var head = new byte[length];
        bytes.getBytes(bytes.readerIndex(), head);
        return Optional.ofNullable(new Reader(head).read());
    }

    /** The headers of somebody who asks the same, but has nothing of it and wants it whole. */
    Map<String, String> unconditionalHeaders() {
        return takesGzip() ? ONLY_GZIP : Map.of();
    }

    /** Whether gzip is taken. */
    boolean takesGzip() {
        return headers.containsKey("accept-encoding");
    }

    /** Whether a part may be asked for. */
    boolean ranged() {
        return headers.containsKey("range");
    }

    /** Names the answer where it depends on the language. */
    String nameInLanguage() {
        return name + '\n' + language;
    }

    /** Walks over the bytes once. */
    private static final class Reader {
        private final byte[] head;
        private int at;
        private int hostFrom;
        private int hostTo;
        private boolean gzip;
        private @Nullable String coding;
        private @Nullable String language;
        private @Nullable Map<String, String> conditions;

        Reader(byte[] head) {
            this.head = head;
        }

        @Nullable
        OrdinaryHead read() {
            if (!skip(METHOD)) {
                return null;
            }
            int targetFrom = METHOD.length - 1;
            while (at < head.length && head[at] > ' ') {
                at++;
            }
            int targetTo = at;
            if (!skip(PROTOCOL)) {
                return null;
            }
            while (at < head.length && head[at] != '\r') {
                if (!readLine()) {
                    return null;
                }
            }
            boolean whole = at + 2 == head.length && head[at + 1] == '\n';
            return whole && hostTo > hostFrom ? made(targetFrom, targetTo) : null;
        }

        private OrdinaryHead made(int targetFrom, int targetTo) {
            int target = targetTo - targetFrom;
            var name = new byte[1 + target + 1 + hostTo - hostFrom];
            name[0] = (byte) (gzip ? 'z' : '-');
            System.arraycopy(head, targetFrom, name, 1, target);
            name[1 + target] = ' ';
            System.arraycopy(head, hostFrom, name, 2 + target, hostTo - hostFrom);
            return new OrdinaryHead(
                    new String(name, StandardCharsets.ISO_8859_1), language == null ? "" : language, headers());
        }

        private Map<String, String> headers() {
            if (conditions == null) {
                return gzip ? ONLY_GZIP : Map.of();
            }
            if (gzip) {
                conditions.putAll(ONLY_GZIP);
            }
            return conditions;
        }

        private boolean skip(byte[] expected) {
            if (head.length - at < expected.length) {
                return false;
            }
            for (byte b : expected) {
                if (head[at++] != b) {
                    return false;
                }
            }
            return true;
        }

        /** Reads a header's line and its end; whether it is one that may stand in an ordinary head. */
        private boolean readLine() {
            int nameFrom = at;
            while (at < head.length && isOfName(head[at])) {
                at++;
            }
            int nameTo = at;
            if (nameTo == nameFrom || at == head.length || head[at++] != ':') {
                return false;
            }
            while (at < head.length && (head[at] == ' ' || head[at] == '\t')) {
                at++;
            }
            int from = at;
            while (at < head.length && (head[at] >= ' ' || head[at] == '\t')) {
                at++;
            }
            int to = at;
            while (to > from && (head[to - 1] == ' ' || head[to - 1] == '\t')) {
                to--;
            }
            at += 2;
            return at < head.length
                    && head[at - 2] == '\r'
                    && head[at - 1] == '\n'
                    && take(nameFrom, nameTo - nameFrom, from, to);
        }

        private static boolean isOfName(byte b) {
            return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '-' || (b >= '0' && b <= '9');
        }

        /** Most lines are told by the length of their names to be of no account. */
        private boolean take(int name, int length, int from, int to) {
            return switch (length) {
                case 4 -> !is("host", name) || takeHost(from, to);
                case 5 -> !is("x-moz", name) && (!is("range", name) || takeCondition("range", from, to));
                case 6 -> !is("cookie", name) && !is("expect", name);
                case 7 -> !is("purpose", name) && !is("upgrade", name) && !is("trailer", name);
                case 8 -> !is("if-match", name) && (!is("if-range", name) || takeCondition("if-range", from, to));
                case 9 -> !is("x-purpose", name);
                case 10 -> !is("connection", name) || (to - from == 10 && is("keep-alive", from));
                case 11 -> !is("sec-purpose", name);
                case 13 ->
                    !is("authorization", name)
                            && (!is("if-none-match", name) || takeCondition("if-none-match", from, to));
                case 14 -> !is("content-length", name);
                case 15 ->
                    is("accept-encoding", name)
                            ? takeCoding(from, to)
                            : !is("accept-language", name) || takeLanguage(from, to);
                case 17 -> !is("transfer-encoding", name);
                default -> true;
            };
        }

        private boolean is(String lowerCase, int from) {
            for (int i = 0; i < lowerCase.length(); i++) {
                int b = head[from + i];
                if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != lowerCase.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        private boolean takeHost(int from, int to) {
            boolean first = hostTo == 0;
            hostFrom = from;
            hostTo = to;
            return first;
        }

        private boolean takeLanguage(int from, int to) {
            boolean first = language == null;
            language = text(from, to);
            return first;
        }

        private boolean takeCoding(int from, int to) {
            boolean first = coding == null;
            coding = text(from, to);
            gzip = Validators.acceptsGzip(coding);
            return first;
        }

        private boolean takeCondition(String name, int from, int to) {
            if (conditions == null) {
                conditions = new HashMap<>();
            }
            return conditions.put(name, text(from, to)) == null;
        }

        private String text(int from, int to) {
            return new String(head, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }
}
