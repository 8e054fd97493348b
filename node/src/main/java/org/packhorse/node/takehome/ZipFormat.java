package org.packhorse.node.takehome;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The records of a ZIP file (PKWARE APPNOTE.TXT 6.3.10), ZIP64's where numbers need them. Pure.
 *
 * <pre>
 * for each member:  local header | packed content | data descriptor, where the checksum stands behind
 * for each member:  central header
 * where needed:     ZIP64 end (56) | ZIP64 locator (20)
 * at the end:       end (22)
 * </pre>
 */
final class ZipFormat {
    /** What stands for "look in the ZIP64 field", and so the first number that does not fit 32 bits. */
    static final long MAX_32 = 0xffff_ffffL;

    private static final int MAX_16 = 0xffff;

    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final int END_64_BYTES = 56;
    private static final int LOCATOR_64_BYTES = 20;

    /** Two numbers of 8 bytes behind 4 bytes of head. */
    private static final int LOCAL_EXTRA_BYTES = 20;

    private static final short ZIP64_FIELD = 1;
    private static final int UTF_8_NAMES = 0x0800;
    private static final int CHECKSUM_BEHIND = 0x0008;
    private static final short DEFLATED = 8;
    private static final short STORED = 0;
    private static final short NEEDS_DEFLATE = 20;
    private static final short NEEDS_ZIP64 = 45;

    /** Made on Unix, by version 4.5 of the specification: systems then heed the mode. */
    private static final short MADE_BY = 3 << 8 | NEEDS_ZIP64;

    /** A plain file that its owner may write and all may read. */
    private static final int MODE = 0100644 << 16;

    /** The first day that the format knows: the same content makes the same bytes at any time. */
    private static final int FIRST_DAY = 1 << 5 | 1;

    private ZipFormat() {}

    static int localBytes(Member member) {
        return LOCAL_BYTES + member.nameBytes().length + (member.isLarge() ? LOCAL_EXTRA_BYTES : 0);
    }

    static byte[] local(Member member, int crc32) {
        var name = member.nameBytes();
        boolean behind = isBehind(member);
        var bytes = new byte[localBytes(member)];
        var out = over(bytes);
        out.putInt(0x04034b50);
        common(out, member);
        out.putInt(behind ? 0 : crc32);
        if (member.isLarge()) {
            out.putInt(-1).putInt(-1);
        } else {
            out.putInt(behind ? 0 : (int) member.packedBytes()).putInt(behind ? 0 : (int) member.contentBytes());
        }
        out.putShort((short) name.length).putShort((short) (member.isLarge() ? LOCAL_EXTRA_BYTES : 0));
        out.put(name);
        if (member.isLarge()) {
            out.putShort(ZIP64_FIELD).putShort((short) (LOCAL_EXTRA_BYTES - 4));
            out.putLong(behind ? 0 : member.contentBytes()).putLong(behind ? 0 : member.packedBytes());
        }
        return bytes;
    }

    private static void common(ByteBuffer out, Member member) {
        out.putShort(member.isLarge() ? NEEDS_ZIP64 : NEEDS_DEFLATE);
        out.putShort((short) (UTF_8_NAMES | (isBehind(member) ? CHECKSUM_BEHIND : 0)));
        out.putShort(member.packing() == Member.Packing.AS_IS ? STORED : DEFLATED);
        out.putShort((short) 0).putShort((short) FIRST_DAY);
    }

    private static boolean isBehind(Member member) {
        return member.packing() == Member.Packing.IN_BLOCKS;
    }

    static int descriptorBytes(Member member) {
        return isBehind(member) ? (member.isLarge() ? 24 : 16) : 0;
    }

    static byte[] descriptor(Member member, int crc32) {
        var bytes = new byte[descriptorBytes(member)];
        var out = over(bytes).putInt(0x08074b50).putInt(crc32);
        if (member.isLarge()) {
            out.putLong(member.packedBytes()).putLong(member.contentBytes());
        } else {
            out.putInt((int) member.packedBytes()).putInt((int) member.contentBytes());
        }
        return bytes;
    }

    /** Of a member whose local header is at {@code offset}. */
    static int centralBytes(Member member, long offset) {
        return CENTRAL_BYTES + member.nameBytes().length + centralExtraBytes(member, offset);
    }

    private static int centralExtraBytes(Member member, long offset) {
        int numbers = (member.isLarge() ? 2 : 0) + (offset >= MAX_32 ? 1 : 0);
        return numbers == 0 ? 0 : 4 + 8 * numbers;
    }

    static byte[] central(Member member, long offset, int crc32) {
        var name = member.nameBytes();
        int extraBytes = centralExtraBytes(member, offset);
        var bytes = new byte[centralBytes(member, offset)];
        var out = over(bytes);
        out.putInt(0x02014b50).putShort(MADE_BY);
        common(out, member);
        out.putInt(crc32);
        out.putInt(member.isLarge() ? -1 : (int) member.packedBytes());
        out.putInt(member.isLarge() ? -1 : (int) member.contentBytes());
        out.putShort((short) name.length).putShort((short) extraBytes).putShort((short) 0);
        out.putShort((short) 0).putShort((short) 0).putInt(MODE);
        out.putInt((int) Math.min(offset, MAX_32));
        out.put(name);
        if (extraBytes > 0) {
            out.putShort(ZIP64_FIELD).putShort((short) (extraBytes - 4));
            if (member.isLarge()) {
                out.putLong(member.contentBytes()).putLong(member.packedBytes());
            }
            if (offset >= MAX_32) {
                out.putLong(offset);
            }
        }
        return bytes;
    }

    /** What stands at the end. */
    static byte[] end(int members, long centralOffset, long centralBytes) {
        boolean large = members >= MAX_16 || centralOffset >= MAX_32 || centralBytes >= MAX_32;
        var bytes = new byte[END_BYTES + (large ? END_64_BYTES + LOCATOR_64_BYTES : 0)];
        var out = over(bytes);
        if (large) {
            out.putInt(0x06064b50).putLong(END_64_BYTES - 12);
            out.putShort(MADE_BY).putShort(NEEDS_ZIP64).putInt(0).putInt(0);
            out.putLong(members).putLong(members).putLong(centralBytes).putLong(centralOffset);
            out.putInt(0x07064b50)
                    .putInt(0)
                    .putLong(centralOffset + centralBytes)
                    .putInt(1);
        }
        out.putInt(0x06054b50).putShort((short) 0).putShort((short) 0);
        out.putShort((short) Math.min(members, MAX_16)).putShort((short) Math.min(members, MAX_16));
        out.putInt((int) Math.min(centralBytes, MAX_32)).putInt((int) Math.min(centralOffset, MAX_32));
        out.putShort((short) 0);
        return bytes;
    }

    private static ByteBuffer over(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
