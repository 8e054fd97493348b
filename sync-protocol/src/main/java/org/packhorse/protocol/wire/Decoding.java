package org.packhorse.protocol.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.io.IOException;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * How bytes of one kind become a value: limit, look through, parse, convert, and one kind of refusal for whatever is wrong.
 *
 * @param subject what is read, for messages
 * @param limitBytes the most an encoding may have
 * @param form what it must be before anything is built of it
 */
record Decoding<M extends Message, T>(
        String subject, int limitBytes, CanonicalForm form, Parser<M> parser, Conversion<M, T> conversion) {
    private static final String ADVICE = "the sender is damaged or hostile; try another upstream";

    /** How a message becomes a value; an {@code IllegalArgumentException} of a value's constructor is a refusal too. */
    interface Conversion<M, T> {
        T convert(M message) throws RefusedInputException;
    }

    /** What {@code bytes} encode. */
    T decode(byte[] bytes) throws RefusedInputException {
        if (bytes.length > limitBytes) {
            throw refusal(subject, "it has " + bytes.length + " bytes, more than the " + limitBytes + " allowed");
        }
        form.require(bytes);
        try {
            return conversion.convert(parser.parseFrom(CodedInputStream.newInstance(bytes)));
        } catch (IOException e) {
            throw new RefusedInputException(subject, "it cannot be read (" + e.getMessage() + ")", ADVICE);
        } catch (IllegalArgumentException e) {
            throw refusal(subject, String.valueOf(e.getMessage()));
        }
    }

    /**
     * The encoding of {@code message}.
     *
     * @throws IllegalArgumentException where nobody could read it, because it is longer than allowed
     */
    byte[] encode(M message) {
        if (message.getSerializedSize() > limitBytes) {
            throw new IllegalArgumentException(subject + " of " + message.getSerializedSize() + " bytes, more than the "
                    + limitBytes + " allowed");
        }
        return message.toByteArray();
    }

    static RefusedInputException refusal(String subject, String problem) {
        return new RefusedInputException(subject, problem, ADVICE);
    }
}
