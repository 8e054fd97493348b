package org.packhorse.protocol.golden;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** As much of protobuf as SPEC.md needs. */
final class PlainProtobuf {
    private final byte[] bytes;
    private int at;

    private PlainProtobuf(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A field with what it has, a number or bytes. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares or changes them
    record Field(int number, long value, byte[] bytes) {}

    static List<Field> fields(byte[] message) {
        var in = new PlainProtobuf(message);
        var fields = new ArrayList<Field>();
        while (in.at < message.length) {
            long tag = in.varint();
            int number = (int) (tag >> 3);
            fields.add((tag & 7) == 0 ? new Field(number, in.varint(), new byte[0]) : new Field(number, 0, in.run()));
        }
        return fields;
    }

    /** The numbers of a packed column. */
    static List<Long> column(byte[] packed) {
        var in = new PlainProtobuf(packed);
        var numbers = new ArrayList<Long>();
        while (in.at < packed.length) {
            numbers.add(in.varint());
        }
        return numbers;
    }

    static long unzigzag(long number) {
        return (number >>> 1) ^ -(number & 1);
    }

    private byte[] run() {
        int length = (int) varint();
        var run = java.util.Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return run;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    /** Writes one message; what is zero or empty is left out. */
    static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            if (value != 0) {
                varint((long) field << 3);
                varint(value);
            }
            return this;
        }

        Message bytes(int field, byte[] value) {
            if (value.length > 0) {
                varint(((long) field << 3) | 2);
                varint(value.length);
                out.writeBytes(value);
            }
            return this;
        }

        private void varint(long value) {
            long rest = value;
            while (rest >>> 7 != 0) {
                out.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }

        byte[] toBytes() {
            return out.toByteArray();
        }
    }
}
