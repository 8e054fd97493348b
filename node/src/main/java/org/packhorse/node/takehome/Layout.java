package org.packhorse.node.takehome;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.packhorse.node.takehome.Member.Packing;
import org.packhorse.protocol.content.FilePath;

/**
 * Where everything stands in one ZIP, without its names: 14 bytes for each member, and a place to begin at for some of them. Checksums for
 * which content has to be read are added as they become known. Any thread.
 */
final class Layout {
    /** With them a layout takes 1.5 MB of a node's heap, of which a few are kept; nobody's phone unpacks more. */
    static final int MEMBER_LIMIT = 100_000;

    /** Finding a place reads as many names as this at most. */
    private static final int BETWEEN_PLACES = 256;

    private final Parcel parcel;
    private final List<Place> places = new ArrayList<>();
    private int members;
    private Packing[] packings = new Packing[64];
    private long[] packedBytes = new long[64];
    private int[] checksums = new int[64];
    private final BitSet known = new BitSet();
    private long centralOffset;
    private long centralBytes;

    Layout(Parcel parcel) {
        this.parcel = parcel;
    }

    /**
     * A member at which reading may begin.
     *
     * @param index its number
     * @param offset of its local header
     * @param last the file before it
     */
    record Place(int index, long offset, Optional<FilePath> last) {}

    /** Adds the next member, which comes behind the file {@code last}; only while it is laid out. */
    void add(Member member, OptionalInt checksum, Optional<FilePath> last) {
        if (members % BETWEEN_PLACES == 0) {
            places.add(new Place(members, centralOffset, last));
        }
        if (members == packings.length) {
            packings = Arrays.copyOf(packings, 2 * members);
            packedBytes = Arrays.copyOf(packedBytes, 2 * members);
            checksums = Arrays.copyOf(checksums, 2 * members);
        }
        packings[members] = member.packing();
        packedBytes[members] = member.packedBytes();
        checksum.ifPresent(sum -> learn(members, sum));
        centralBytes += ZipFormat.centralBytes(member, centralOffset);
        centralOffset += bytes(member);
        members++;
    }

    /** What {@code member} takes in front of the central headers. */
    static long bytes(Member member) {
        return ZipFormat.localBytes(member) + member.packedBytes() + ZipFormat.descriptorBytes(member);
    }

    Parcel parcel() {
        return parcel;
    }

    /** How many members there are. */
    int members() {
        return members;
    }

    /** Of the whole file. */
    long sizeBytes() {
        return centralOffset + centralBytes + end().length;
    }

    byte[] end() {
        return ZipFormat.end(members, centralOffset, centralBytes);
    }

    /** {@code item}, which is member number {@code index}. */
    Member member(int index, Walk.Item item) throws IOException {
        if (index >= members) {
            throw new IOException("the ZIP has more members than when it was laid out");
        }
        return new Member(item.name(), item.contentBytes(), packings[index], packedBytes[index]);
    }

    /** The last place at or before {@code offset}. */
    Place placeBefore(long offset) {
        int low = 0;
        int high = places.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (places.get(middle).offset() <= offset) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return places.get(low);
    }

    long centralOffset() {
        return centralOffset;
    }

    /** The checksum of member number {@code index}, where it is known. */
    synchronized OptionalInt checksum(int index) {
        return known.get(index) ? OptionalInt.of(checksums[index]) : OptionalInt.empty();
    }

    /** The checksum of member number {@code index} turned out to be {@code checksum}. */
    synchronized void learn(int index, int checksum) {
        checksums[index] = checksum;
        known.set(index);
    }
}
