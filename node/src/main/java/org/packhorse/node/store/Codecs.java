package org.packhorse.node.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;

/** The codecs that several columns share. Where keys are ordered by value, so are their encoded bytes. */
public final class Codecs {
    /** Bytes as they are; the array is not copied. */
    public static final Codec<byte[]> BYTES = of(bytes -> bytes, bytes -> bytes);

    /** UTF-8, in the order of code points. */
    public static final Codec<String> STRING =
            of(text -> text.getBytes(StandardCharsets.UTF_8), bytes -> new String(bytes, StandardCharsets.UTF_8));

    /** Eight bytes, big-endian; numbers of 0 and above are in their order. */
    public static final Codec<Long> LONG = of(
            number -> ByteBuffer.allocate(Long.BYTES).putLong(number).array(),
            bytes -> reader("number", bytes, Long.BYTES).getLong());

    /** The 32 bytes of a digest. */
    public static final Codec<Digest> DIGEST = of(
            Digest::toBytes,
            bytes -> Digest.of(reader("digest", bytes, Digest.LENGTH_BYTES).array()));

    /** The name of a collection. */
    public static final Codec<CollectionId> COLLECTION =
            of(id -> id.value().getBytes(StandardCharsets.US_ASCII), Codecs::collection);

    /** Stands after a collection's name; no name can hold it, so that no name's keys lie among another's. */
    private static final byte SEPARATOR = 0;

    private Codecs() {}

    /** The codec made of two functions. */
    public static <T> Codec<T> of(Function<T, byte[]> encode, Function<byte[], T> decode) {
        return new Codec<>() {
            @Override
            public byte[] encode(T value) {
                return encode.apply(value);
            }

            @Override
            public T decode(byte[] bytes) {
                return decode.apply(bytes);
            }
        };
    }

    /** Keys within collections: the collection's name, a zero byte, the key. */
    public static <K> Codec<InCollection<K>> inCollection(Codec<K> key) {
        return of(
                value -> {
                    var prefix = prefixOf(value.collection());
                    var rest = key.encode(value.key());
                    var bytes = Arrays.copyOf(prefix, prefix.length + rest.length);
                    System.arraycopy(rest, 0, bytes, prefix.length, rest.length);
                    return bytes;
                },
                bytes -> {
                    var end = 0;
                    while (end < bytes.length && bytes[end] != SEPARATOR) {
                        end++;
                    }
                    if (end == bytes.length) {
                        throw new IllegalStateException("a key within a collection has no separator");
                    }
                    return new InCollection<>(
                            collection(Arrays.copyOf(bytes, end)),
                            key.decode(Arrays.copyOfRange(bytes, end + 1, bytes.length)));
                });
    }

    /** What the encoded keys of {@link #inCollection} that belong to {@code collection} begin with. */
    public static byte[] prefixOf(CollectionId collection) {
        var name = COLLECTION.encode(collection);
        var prefix = Arrays.copyOf(name, name.length + 1);
        prefix[name.length] = SEPARATOR;
        return prefix;
    }

    /**
     * A reader of {@code bytes}, big-endian.
     *
     * @throws IllegalStateException unless there are {@code expectedBytes}: the database is damaged
     */
    public static ByteBuffer reader(String what, byte[] bytes, int expectedBytes) {
        if (bytes.length != expectedBytes) {
            throw new IllegalStateException(
                    "a " + what + " has " + expectedBytes + " bytes in the database, not " + bytes.length);
        }
        return ByteBuffer.wrap(bytes);
    }

    private static CollectionId collection(byte[] name) {
        try {
            return CollectionId.parse(new String(name, StandardCharsets.US_ASCII));
        } catch (RefusedInputException e) {
            throw new IllegalStateException("the database has a collection with an impossible name", e);
        }
    }
}
