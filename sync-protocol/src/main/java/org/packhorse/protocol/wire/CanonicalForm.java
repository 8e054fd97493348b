package org.packhorse.protocol.wire;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.util.HashMap;
import java.util.Map;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * The rules that make one encoding of a message the only one, and how often its fields may occur (SPEC.md, "Canonical encoding").
 *
 * <p>Bytes are walked without building anything of them. A byte or two can become an object of a hundred, so what a message would cost is
 * known before it is paid. Unchangeable; each {@code limit} makes a new one.
 */
final class CanonicalForm {
    private final String subject;
    private final Descriptor type;
    private final int fieldLimit;
    private final Map<FieldDescriptor, Integer> limits;

    private CanonicalForm(String subject, Descriptor type, int fieldLimit, Map<FieldDescriptor, Integer> limits) {
        this.subject = subject;
        this.type = type;
        this.fieldLimit = fieldLimit;
        this.limits = limits;
    }

    /**
     * Encodings of messages of {@code type} with at most {@code fieldLimit} fields, those of inner messages included.
     *
     * @param subject what is read, for messages
     */
    static CanonicalForm of(String subject, Descriptor type, int fieldLimit) {
        return new CanonicalForm(subject, type, fieldLimit, Map.of());
    }

    /** The same, where field {@code number} of each {@code owner} occurs at most {@code limit} times. Every repeated field needs one. */
    CanonicalForm limit(Descriptor owner, int number, int limit) {
        var more = new HashMap<>(limits);
        more.put(owner.findFieldByNumber(number), limit);
        return new CanonicalForm(subject, type, fieldLimit, Map.copyOf(more));
    }

    /**
     * Looks through {@code bytes}.
     *
     * @throws RefusedInputException where they are not the canonical encoding of any such message, or break a limit
     */
    void require(byte[] bytes) throws RefusedInputException {
        new Walk(bytes).message(type, bytes.length);
    }

    private RefusedInputException refusal(String problem) {
        return Decoding.refusal(subject, problem);
    }

    /** One pass over an encoding. */
    private final class Walk {
        private final byte[] bytes;
        private int at;
        private int fields;

        Walk(byte[] bytes) {
            this.bytes = bytes;
        }

        void message(Descriptor message, int end) throws RefusedInputException {
            int numberBefore = 0;
            int times = 0;
            long choices = 0;
            while (at < end) {
                var field = field(message, end);
                times = field.getNumber() == numberBefore ? times + 1 : 1;
                requireOrder(field, numberBefore, times);
                numberBefore = field.getNumber();
                choices = choose(field, choices);
                value(field, end);
            }
        }

        private FieldDescriptor field(Descriptor message, int end) throws RefusedInputException {
            if (++fields > fieldLimit) {
                throw refusal("it has more than the " + fieldLimit + " fields allowed");
            }
            long tag = varint(end);
            var field = tag >>> 3 > Integer.MAX_VALUE ? null : message.findFieldByNumber((int) (tag >>> 3));
            if (field == null || (tag & 7) != wireType(field)) {
                throw refusal("it has a field that is unknown here");
            }
            return field;
        }

        private static int wireType(FieldDescriptor field) {
            return field.isPacked() || !isVarint(field)
                    ? WireFormat.WIRETYPE_LENGTH_DELIMITED
                    : WireFormat.WIRETYPE_VARINT;
        }

        private static boolean isVarint(FieldDescriptor field) {
            return switch (field.getType()) {
                case UINT32, UINT64, SINT64 -> true;
                case STRING, BYTES, MESSAGE -> false;
                default -> throw new IllegalStateException("no rule for fields like " + field.getFullName());
            };
        }

        private void requireOrder(FieldDescriptor field, int numberBefore, int times) throws RefusedInputException {
            boolean mayRepeat = field.isRepeated() && !field.isPacked();
            if (field.getNumber() < numberBefore || (times > 1 && !mayRepeat)) {
                throw refusal("its fields are out of order");
            }
            if (mayRepeat) {
                requireWithin(field, times);
            }
        }

        private void requireWithin(FieldDescriptor field, long times) throws RefusedInputException {
            Integer limit = limits.get(field);
            if (limit == null) {
                throw new IllegalStateException("no limit for " + field.getFullName());
            }
            if (times > limit) {
                throw refusal("it has more than the " + limit + " " + field.getName() + " allowed");
            }
        }

        /** Adds the choice, if any, that {@code field} is one possibility of to those made. */
        private long choose(FieldDescriptor field, long made) throws RefusedInputException {
            var choice = field.getContainingOneof();
            if (choice == null) {
                return made;
            }
            long bit = 1L << choice.getIndex();
            if ((made & bit) != 0) {
                throw refusal("it says two things where one is to be chosen");
            }
            return made | bit;
        }

        private void value(FieldDescriptor field, int end) throws RefusedInputException {
            if (!field.isPacked() && isVarint(field)) {
                number(field, end);
                return;
            }
            long length = varint(end);
            if (length < 0 || length > end - at) {
                throw refusal("it ends in the middle");
            }
            boolean isInner = field.getType() == FieldDescriptor.Type.MESSAGE;
            if (length == 0 && (field.isPacked() || !(isInner || field.isRepeated() || field.hasPresence()))) {
                throw refusal("it states what goes without saying");
            }
            int endOfValue = at + (int) length;
            if (isInner) {
                message(field.getMessageType(), endOfValue);
            } else if (field.isPacked()) {
                packed(field, endOfValue);
            }
            at = endOfValue;
        }

        private void number(FieldDescriptor field, int end) throws RefusedInputException {
            long value = varint(field, end);
            if (value == 0 && !field.hasPresence()) {
                throw refusal("it states what goes without saying");
            }
        }

        private void packed(FieldDescriptor field, int end) throws RefusedInputException {
            int times = 0;
            while (at < end) {
                requireWithin(field, ++times);
                varint(field, end);
            }
        }

        private long varint(FieldDescriptor field, int end) throws RefusedInputException {
            long value = varint(end);
            if (field.getType() == FieldDescriptor.Type.UINT32 && value >>> 32 != 0) {
                throw refusal("it has a number beyond 32 bits");
            }
            return value;
        }

        /** A number of 64 bits, seven to a byte, the lowest first, in as few bytes as it needs. */
        private long varint(int end) throws RefusedInputException {
            long value = 0;
            for (int shift = 0; shift < 70 && at < end; shift += 7) {
                int next = bytes[at++];
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    if ((next == 0 && shift > 0) || (shift == 63 && next > 1)) {
                        throw refusal("it has a number that is written too long");
                    }
                    return value;
                }
            }
            throw refusal(at < end ? "it has a number that is written too long" : "it ends in the middle");
        }
    }
}
