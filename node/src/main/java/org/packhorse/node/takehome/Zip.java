package org.packhorse.node.takehome;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.CRC32;
import org.packhorse.node.store.StoredBlob;
import org.packhorse.node.takehome.Member.Packing;

/** A ZIP that can be read from any place on, as often as wanted, always the same. Any thread. */
public final class Zip {
    /** 96 bits tell one from another; validators are no proof of anything. */
    private static final int VALIDATOR_CHARS = 16;

    private final Layout layout;
    private final Sources sources;
    private final String validator;

    private Zip(Layout layout, Sources sources, String validator) {
        this.layout = layout;
        this.sources = sources;
        this.validator = validator;
    }

    /** The ZIP of {@code parcel}; empty where it has more than {@link Layout#MEMBER_LIMIT} members. Looks at each, reads none. */
    static Optional<Zip> of(Parcel parcel, Sources sources) throws IOException {
        var layout = new Layout(parcel);
        var identity = sha256();
        var walk = Walk.through(parcel);
        while (true) {
            var last = walk.last();
            var item = walk.next();
            if (item.isEmpty()) {
                break;
            }
            if (layout.members() == Layout.MEMBER_LIMIT) {
                return Optional.empty();
            }
            var laid = lay(parcel, item.get(), sources, identity);
            layout.add(laid.member(), laid.checksum(), last);
        }
        var name = Base64.getUrlEncoder().withoutPadding().encodeToString(identity.digest());
        return Optional.of(new Zip(layout, sources, name.substring(0, VALIDATOR_CHARS)));
    }

    private record Laid(Member member, OptionalInt checksum) {}

    private static Laid lay(Parcel parcel, Walk.Item item, Sources sources, MessageDigest identity) throws IOException {
        var laid = switch (item) {
            case Walk.Item.OfText text -> {
                identity.update(text.content());
                yield asIs(item, crc(text.content()));
            }
            case Walk.Item.OfFile file -> {
                var entry = file.entry();
                identity.update(entry.digest().toBytes());
                yield entry.sizeBytes() == 0
                        ? asIs(item, 0)
                        : packed(item, Sources.form(sources.find(parcel.files().version(), entry)));
            }
        };
        identity.update(
                (item.name() + "\n" + laid.member().packing() + laid.member().packedBytes() + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        return laid;
    }

    private static Laid asIs(Walk.Item item, int checksum) {
        var member = new Member(item.name(), item.contentBytes(), Packing.AS_IS, item.contentBytes());
        return new Laid(member, OptionalInt.of(checksum));
    }

    private static Laid packed(Walk.Item item, StoredBlob.Form form) {
        long bytes = item.contentBytes();
        return switch (form) {
            case StoredBlob.Form.Deflated(int crc32, long storedBytes) ->
                new Laid(
                        new Member(item.name(), bytes, Packing.AT_REST, SliceStream.packedBytes(storedBytes)),
                        OptionalInt.of(crc32));
            case StoredBlob.Form.Plain() ->
                new Laid(
                        new Member(item.name(), bytes, Packing.IN_BLOCKS, StoredBlocks.packedBytes(bytes)),
                        OptionalInt.empty());
        };
    }

    private static int crc(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** How many bytes it has. */
    public long sizeBytes() {
        return layout.sizeBytes();
    }

    /** How many files are in it, ours too. */
    public int files() {
        return layout.members();
    }

    /** Another one where a byte would be. */
    public String validator() {
        return validator;
    }

    /** Whether it is of a newer version of the same collection. */
    boolean isNewerThan(Zip other) {
        var mine = layout.parcel().files().version();
        var theirs = other.layout.parcel().files().version();
        return mine.collection().equals(theirs.collection()) && mine.version().isAfter(theirs.version());
    }

    /** The bytes from {@code offset} on; the caller closes the stream. */
    public InputStream open(long offset) throws IOException {
        return ZipStream.open(layout, sources, offset);
    }
}
