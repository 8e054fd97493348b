package org.packhorse.protocol.wire;

import java.util.List;
import java.util.function.Function;
import org.packhorse.protocol.content.RefusedInputException;

/** One encoding as the tests that go over all of them see it. */
record CodecCase<T>(String name, Function<RandomValues, T> chance, Function<T, byte[]> encoder, Decoder<T> decoder) {
    interface Decoder<T> {
        T decode(byte[] bytes) throws RefusedInputException;
    }

    static List<CodecCase<?>> all() {
        return List.of(
                new CodecCase<>("manifest", RandomValues::manifest, ManifestCodec::encode, ManifestCodec::decode),
                new CodecCase<>("page", RandomValues::page, ManifestCodec::encode, ManifestCodec::decodePage),
                new CodecCase<>("info", RandomValues::info, InfoCodec::encode, InfoCodec::decode),
                new CodecCase<>("head", RandomValues::head, PackHeadCodec::encode, PackHeadCodec::decode),
                new CodecCase<>("plan", RandomValues::plan, PlanCodec::encode, PlanCodec::decode),
                new CodecCase<>("newer", RandomValues::newer, NewerMetadataCodec::encode, NewerMetadataCodec::decode));
    }

    byte[] randomEncoding(RandomValues values) {
        return encoder.apply(chance.apply(values));
    }

    /** What {@code bytes} become when they are read and written again. */
    byte[] readAndWrite(byte[] bytes) throws RefusedInputException {
        return encoder.apply(decoder.decode(bytes));
    }

    @Override
    public String toString() {
        return name;
    }
}
