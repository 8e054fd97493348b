package org.packhorse.node.takehome;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.packhorse.node.assembly.FileContent;
import org.packhorse.node.store.BulkInputStream;
import org.packhorse.node.store.StoredBlob;
import org.packhorse.node.takehome.Walk.Item;

/** A ZIP's bytes as they are made, from any offset on. For one thread. */
final class ZipStream extends BulkInputStream {
    private final Layout layout;
    private final Sources sources;
    private final Deque<Segment> ahead = new ArrayDeque<>();
    private InputStream current = InputStream.nullInputStream();

    private Walk walk;
    private int index;
    /** Of the local header of the member number {@link #index}. */
    private long offset;

    private Stage stage = Stage.MEMBERS;

    /** What the next segments are of. */
    private enum Stage {
        MEMBERS,
        CENTRAL,
        END
    }

    /** A run of bytes of the file, made when it is wanted. */
    private record Segment(long lengthBytes, StoredBlocks.Opener opener) {
        static Segment of(byte[] bytes) {
            return new Segment(
                    bytes.length, from -> new ByteArrayInputStream(bytes, (int) from, bytes.length - (int) from));
        }
    }

    private ZipStream(Layout layout, Sources sources, Layout.Place place) {
        this.layout = layout;
        this.sources = sources;
        this.walk = Walk.from(layout.parcel(), place.index(), place.last());
        this.index = place.index();
        this.offset = place.offset();
    }

    /** The bytes from {@code from} on of what {@code layout} lays out. */
    static ZipStream open(Layout layout, Sources sources, long from) throws IOException {
        var stream = new ZipStream(layout, sources, layout.placeBefore(from));
        long skipped = stream.offset;
        if (from >= layout.centralOffset()) {
            stream.beginCentral();
            skipped = layout.centralOffset();
        }
        stream.skipTo(from - skipped);
        return stream;
    }

    private void skipTo(long bytes) throws IOException {
        long left = bytes;
        while (left > 0) {
            var segment = next();
            if (segment == null) {
                return;
            }
            if (left < segment.lengthBytes()) {
                current = segment.opener().open(left);
            }
            left -= segment.lengthBytes();
        }
    }

    private @org.jspecify.annotations.Nullable Segment next() throws IOException {
        while (ahead.isEmpty() && stage != Stage.END) {
            prepare();
        }
        return ahead.poll();
    }

    private void prepare() throws IOException {
        var item = walk.next();
        if (item.isEmpty()) {
            if (index != layout.members()) {
                throw new IOException("the ZIP has fewer members than when it was laid out");
            }
            if (stage == Stage.MEMBERS) {
                beginCentral();
            } else {
                stage = Stage.END;
                ahead.add(Segment.of(layout.end()));
            }
            return;
        }
        int number = index++;
        var member = layout.member(number, item.get());
        if (stage == Stage.MEMBERS) {
            addMember(number, member, item.get());
        } else {
            long at = offset;
            ahead.add(new Segment(
                    ZipFormat.centralBytes(member, at),
                    from -> skipped(ZipFormat.central(member, at, checksum(number, item.get())), from)));
        }
        offset += Layout.bytes(member);
    }

    private void beginCentral() {
        stage = Stage.CENTRAL;
        walk = Walk.through(layout.parcel());
        index = 0;
        offset = 0;
    }

    private void addMember(int number, Member member, Item item) {
        boolean behind = member.packing() == Member.Packing.IN_BLOCKS;
        ahead.add(Segment.of(
                ZipFormat.local(member, behind ? 0 : layout.checksum(number).orElseThrow())));
        if (member.packedBytes() > 0) {
            ahead.add(new Segment(member.packedBytes(), from -> open(number, member, item, from)));
        }
        if (behind) {
            ahead.add(new Segment(
                    ZipFormat.descriptorBytes(member),
                    from -> skipped(ZipFormat.descriptor(member, checksum(number, item)), from)));
        }
    }

    private static InputStream skipped(byte[] bytes, long from) {
        return new ByteArrayInputStream(bytes, (int) from, bytes.length - (int) from);
    }

    private InputStream open(int number, Member member, Item item, long from) throws IOException {
        return switch (item) {
            case Item.OfText text -> skipped(text.content(), from);
            case Item.OfFile file -> {
                var content = sources.find(layout.parcel().files().version(), file.entry());
                yield switch (member.packing()) {
                    case AS_IS -> sources.open(content, from);
                    case AT_REST -> openAtRest(member, content, from);
                    case IN_BLOCKS ->
                        StoredBlocks.open(
                                at -> at == 0
                                        ? sources.openSumming(content, sum -> layout.learn(number, sum))
                                        : sources.open(content, at),
                                member.contentBytes(),
                                from);
                };
            }
        };
    }

    private static InputStream openAtRest(Member member, FileContent content, long from) throws IOException {
        if (content instanceof FileContent.Stored(var blob)
                && blob.form() instanceof StoredBlob.Form.Deflated deflated
                && SliceStream.packedBytes(deflated.storedBytes()) == member.packedBytes()) {
            return SliceStream.open(blob, from);
        }
        throw new IOException(member.name() + ": it lies otherwise in the store than when the ZIP was laid out");
    }

    /** Known, or read for: after a range that began behind the content's beginning. */
    private int checksum(int number, Item item) throws IOException {
        var known = layout.checksum(number);
        if (known.isPresent() || !(item instanceof Item.OfFile file)) {
            return known.orElseThrow();
        }
        int sum = sources.sum(sources.find(layout.parcel().files().version(), file.entry()));
        layout.learn(number, sum);
        return sum;
    }

    @Override
    protected int readSome(byte[] into, int start, int length) throws IOException {
        while (true) {
            int read = current.read(into, start, length);
            if (read >= 0) {
                return read;
            }
            current.close();
            current = InputStream.nullInputStream();
            var segment = next();
            if (segment == null) {
                return -1;
            }
            current = segment.opener().open(0);
        }
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
