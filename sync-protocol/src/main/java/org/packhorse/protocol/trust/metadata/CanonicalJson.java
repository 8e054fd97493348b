package org.packhorse.protocol.trust.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The one way to write a JSON value as bytes, so that it can be hashed and signed: the OLPC "Canonical JSON" that TUF 1.0
 * section 4.1 names.
 *
 * <p>No white space; names in order of their code points; whole numbers only; in texts only {@code "} and {@code \} are
 * escaped, control characters stand as they are (so the result is not always JSON); UTF-8.
 */
final class CanonicalJson {
    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /**
     * The canonical form of {@code value}.
     *
     * @throws IllegalArgumentException where it has none: a number that is not whole, half a surrogate pair
     */
    static byte[] encode(JsonNode value) {
        var writer = new CanonicalJson();
        writer.write(value);
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(writer.out));
            var exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text has half a surrogate pair", e);
        }
    }

    /** Recursion ends: {@link StrictJson} bounds the depth of what is read, our own records that of what is written. */
    private void write(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value);
            case ARRAY -> writeList('[', value.iterator(), this::write, ']');
            case STRING -> writeText(value.textValue());
            case NUMBER -> writeNumber(value);
            case BOOLEAN -> out.append(value.booleanValue());
            case NULL -> out.append("null");
            case BINARY, MISSING, POJO ->
                throw new IllegalStateException("no JSON parser makes a " + value.getNodeType());
        }
    }

    private void writeObject(JsonNode object) {
        List<String> names = new ArrayList<>(object.size());
        object.fieldNames().forEachRemaining(names::add);
        names.sort(CanonicalJson::byCodePoints);
        writeList(
                '{',
                names.iterator(),
                name -> {
                    writeText(name);
                    out.append(':');
                    write(object.path(name));
                },
                '}');
    }

    private <T> void writeList(char open, Iterator<T> items, java.util.function.Consumer<T> item, char close) {
        out.append(open);
        while (items.hasNext()) {
            item.accept(items.next());
            if (items.hasNext()) {
                out.append(',');
            }
        }
        out.append(close);
    }

    private void writeText(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
    }

    private void writeNumber(JsonNode number) {
        if (!number.isIntegralNumber()) {
            throw new IllegalArgumentException("a number is not whole");
        }
        out.append(number.bigIntegerValue());
    }

    /** {@link String#compareTo} compares UTF-16 units, which puts U+10000 and above before U+E000. */
    private static int byCodePoints(String a, String b) {
        int end = Math.min(a.length(), b.length());
        for (int i = 0; i < end; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) == Character.isSurrogate(y)
                        ? Character.compare(x, y)
                        : Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
