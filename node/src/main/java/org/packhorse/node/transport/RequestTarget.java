package org.packhorse.node.transport;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * The address in a request line, decoded and harmless: in origin-form (RFC 9112 section 3.2.1; {@code Question} takes the host off others), no part of the path is
 * {@code .} or {@code ..}, no control character, backslash or escaped slash anywhere in it.
 *
 * @param path begins with {@code /}
 * @param parameters of the query; the first of a name counts
 * @param escapedPath as it was asked for, for links that lead back
 */
public record RequestTarget(String path, Map<String, String> parameters, String escapedPath) {
    /** The longest path in a collection, each byte escaped, with room for a query; servers in use take 8,000. */
    public static final int LIMIT_CHARS = 4096;

    /** No page of ours has more than five. */
    private static final int PARAMETER_LIMIT = 32;

    public RequestTarget {
        parameters = Map.copyOf(parameters);
    }

    /**
     * The target written as {@code text}.
     *
     * @throws RefusedInputException where it is longer than {@link #LIMIT_CHARS}, has escapes that are not strict UTF-8, or
     *     anything the class forbids
     */
    public static RequestTarget parse(String text) throws RefusedInputException {
        if (text.length() > LIMIT_CHARS) {
            throw refused(text, "it is longer than " + LIMIT_CHARS + " characters");
        }
        if (!text.startsWith("/") || !text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '#')) {
            throw refused(text, "it is not a path of printable ASCII");
        }
        int question = text.indexOf('?');
        var escapedPath = question < 0 ? text : text.substring(0, question);
        var query = question < 0 ? "" : text.substring(question + 1);
        return new RequestTarget(decodePath(escapedPath), decodeQuery(query), escapedPath);
    }

    private static String decodePath(String escaped) throws RefusedInputException {
        for (var part : escaped.split("/", -1)) {
            var decoded = decode(part, escaped);
            if (decoded.equals(".")
                    || decoded.equals("..")
                    || decoded.indexOf('/') >= 0
                    || decoded.indexOf('\\') >= 0) {
                throw refused(escaped, "a part of the path is . or .. or has a slash in it");
            }
            if (decoded.chars().anyMatch(Character::isISOControl)) {
                throw refused(escaped, "it has a control character");
            }
        }
        return decode(escaped, escaped);
    }

    private static Map<String, String> decodeQuery(String query) throws RefusedInputException {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : query.split("&", PARAMETER_LIMIT + 1)) {
            if (parameters.size() == PARAMETER_LIMIT) {
                throw refused(query, "it has more than " + PARAMETER_LIMIT + " parameters");
            }
            int equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!name.isEmpty()) {
                parameters.putIfAbsent(decode(name.replace('+', ' '), query), decode(value.replace('+', ' '), query));
            }
        }
        return parameters;
    }

    private static String decode(String escaped, String whole) throws RefusedInputException {
        if (escaped.indexOf('%') < 0) {
            return escaped;
        }
        var bytes = ByteBuffer.allocate(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '%') {
                bytes.put((byte) c);
                continue;
            }
            int high = i + 2 < escaped.length() ? Character.digit(escaped.charAt(i + 1), 16) : -1;
            int low = i + 2 < escaped.length() ? Character.digit(escaped.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                throw refused(whole, "% is not followed by two hexadecimal digits");
            }
            bytes.put((byte) (high << 4 | low));
            i += 2;
        }
        return strictUtf8(bytes.flip(), whole);
    }

    private static String strictUtf8(ByteBuffer bytes, String whole) throws RefusedInputException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(whole, "its escapes are not UTF-8");
        }
    }

    private static RefusedInputException refused(String text, String problem) {
        return new RefusedInputException("address \"" + Quoted.shortly(text) + "\"", problem);
    }
}
