package org.packhorse.protocol.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;

/** A plan's paths and folders, each stated as how much of the one before it begins with, and what follows. */
final class PlanTexts {
    private final FramePlanMessage message;
    private final byte[] suffixes;
    private int next;
    private int nextSuffixByte;
    private byte[] text = new byte[0];

    PlanTexts(FramePlanMessage message) {
        this.message = message;
        this.suffixes = message.getSuffixes().toByteArray();
    }

    String next() throws RefusedInputException {
        if (next >= message.getSharedCount() || next >= message.getSuffixLengthCount()) {
            throw refusal("paths are missing");
        }
        int shared = message.getShared(next);
        int length = message.getSuffixLength(next);
        next++;
        boolean fits = shared >= 0
                && shared <= text.length
                && length >= 0
                && length <= FilePath.LIMIT_BYTES
                && shared + length <= FilePath.LIMIT_BYTES
                && length <= suffixes.length - nextSuffixByte;
        if (!fits) {
            throw refusal("a path that is not there");
        }
        var bytes = new byte[shared + length];
        System.arraycopy(text, 0, bytes, 0, shared);
        System.arraycopy(suffixes, nextSuffixByte, bytes, shared, length);
        if (PlanCodec.sharedBytes(text, bytes) != shared) {
            throw refusal("a path that repeats what the one before it has");
        }
        nextSuffixByte += length;
        text = bytes;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refusal("a path that is not UTF-8");
        }
    }

    boolean isAtEnd() {
        return next == message.getSharedCount()
                && next == message.getSuffixLengthCount()
                && nextSuffixByte == suffixes.length;
    }

    private static RefusedInputException refusal(String problem) {
        return Decoding.refusal(PlanDecoder.SUBJECT, problem);
    }
}
