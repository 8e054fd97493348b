package org.packhorse.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.content.RefusedInputException;

/** The rules of SPEC.md's "Canonical encoding", one by one, on encodings that other protobuf readers would take. */
class CanonicalFormTest {
    private static final byte[] DIGEST = new byte[32];

    /** Writes a field of a message. */
    private interface Field {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    private static final Field COLLECTION = out -> out.writeString(1, "c");
    private static final Field VERSION = out -> out.writeUInt64(2, 1);
    private static final Field INFO = out -> out.writeByteArray(3, DIGEST);

    @Test
    void takesFieldsInAscendingOrder() throws Exception {
        assertThat(ManifestCodec.decode(message(COLLECTION, VERSION, INFO)).files())
                .isZero();
    }

    @Test
    void refusesFieldsInAnotherOrder() {
        assertRefused(message(VERSION, COLLECTION, INFO), "out of order");
    }

    @Test
    void refusesAFieldTwice() {
        assertRefused(message(COLLECTION, VERSION, VERSION, INFO), "out of order");
    }

    @Test
    void refusesUnknownFields() {
        assertRefused(message(COLLECTION, VERSION, INFO, out -> out.writeUInt32(7, 1)), "unknown");
        assertRefused(message(COLLECTION, VERSION, INFO, out -> out.writeUInt32(536_870_911, 1)), "unknown");
    }

    @Test
    void refusesAFieldOfAnotherWireType() {
        assertRefused(message(COLLECTION, out -> out.writeFixed64(2, 1), INFO), "unknown");
        assertRefused(message(COLLECTION, out -> out.writeString(2, "1"), INFO), "unknown");
    }

    @Test
    void refusesDefaults() {
        assertRefused(message(COLLECTION, VERSION, INFO, out -> out.writeUInt64(4, 0)), "without saying");
        assertRefused(message(out -> out.writeString(1, ""), VERSION, INFO), "without saying");
    }

    @Test
    void refusesNumbersInMoreBytesThanTheyNeed() {
        assertRefused(raw("0a0163 108100 1a20" + "00".repeat(32)), "too long");
        assertRefused(raw("0a0163 1080808080808080808002 1a20" + "00".repeat(32)), "too long");
        assertRefused(raw("0a0163 10ffffffffffffffffffff01"), "too long");
        assertRefused(raw("8a0001 63"), "too long");
    }

    @Test
    void refusesNumbersBeyond32BitsWhereOneIsWanted() {
        Field page = out -> out.writeByteArray(
                6,
                message(
                        inner -> inner.writeString(1, "a"),
                        inner -> inner.writeByteArray(2, DIGEST),
                        inner -> inner.writeUInt64(3, (1L << 32) + 1)));

        assertRefused(message(COLLECTION, VERSION, INFO, out -> out.writeUInt64(4, 1), page), "beyond 32 bits");
    }

    @Test
    void refusesLengthsBehindTheEnd() {
        assertRefused(raw("0a02 63"), "in the middle");
        assertRefused(raw("0affffffff0f 63"), "in the middle");
        assertRefused(raw("0affffffffffffffffff01 63"), "in the middle");
        assertRefused(raw("0a"), "in the middle");
        assertRefused(raw("80"), "in the middle");
    }

    @Test
    void refusesAnInnerMessageThatEndsBehindItsOwnEnd() {
        // A page of three bytes whose path says it has four.
        assertRefused(raw("0a0163 1001 1a20" + "00".repeat(32) + "2001 3203 0a0461"), "in the middle");
    }

    @Test
    void refusesTrailingBytes() {
        assertRefused(raw(HexFormat.of().formatHex(message(COLLECTION, VERSION, INFO)) + "00"), "unknown");
    }

    @Test
    void refusesTextsThatAreNotUtf8() {
        assertRefused(message(out -> out.writeBytes(1, ByteString.fromHex("c3")), VERSION, INFO), "UTF-8");
        assertRefused(message(out -> out.writeBytes(1, ByteString.fromHex("eda080")), VERSION, INFO), "UTF-8");
    }

    @Test
    void refusesAStatedTypeThatTheNamePredicts() {
        Field path = out -> out.writeString(1, "a.html");
        Field digest = out -> out.writeByteArray(2, DIGEST);
        var page = message(out -> out.writeByteArray(1, message(path, digest, o -> o.writeString(4, "text/html"))));

        assertThatThrownBy(() -> ManifestCodec.decodePage(page))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining("predicts");
    }

    /** None of our messages has choices at present; this one of protobuf's own has. */
    private static final CanonicalForm CHOICES = CanonicalForm.of("value", Value.getDescriptor(), 9);

    @Test
    void refusesTwoChoicesOfOne() {
        var both = message(out -> out.writeString(3, "a"), out -> out.writeByteArray(6, new byte[0]));

        assertThatThrownBy(() -> CHOICES.require(both))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining("one is to be chosen");
    }

    @Test
    void takesNothingWhereItIsAChoice() throws Exception {
        CHOICES.require(message(out -> out.writeString(3, "")));
    }

    private static void assertRefused(byte[] encoding, String problem) {
        assertThatThrownBy(() -> ManifestCodec.decode(encoding))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining(problem);
    }

    private static byte[] raw(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] message(Field... fields) {
        try {
            var bytes = new ByteArrayOutputStream();
            var out = CodedOutputStream.newInstance(bytes);
            for (var field : fields) {
                field.writeTo(out);
            }
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
