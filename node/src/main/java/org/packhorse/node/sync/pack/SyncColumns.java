package org.packhorse.node.sync.pack;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.store.Codecs;
import org.packhorse.node.store.Column;
import org.packhorse.node.store.InCollection;
import org.packhorse.node.store.LeansCodec;
import org.packhorse.node.store.StreamCodec;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Version;

/** The part of the schema that pulling keeps. */
public final class SyncColumns {
    /** How far each collection's pull has come. */
    public static final Column<CollectionId, PullProgress> PULLS =
            new Column<>("pulls", Codecs.COLLECTION, new StreamCodec<>(SyncColumns::write, SyncColumns::readProgress));

    /**
     * Stepping stones: versions older than the one shown, of which everything was brought anew, for a pack to lead on from. Readers never
     * see them. {@link Version#NOTHING} where a repair has begun and has none yet.
     */
    public static final Column<CollectionId, Version> STONES = new Column<>(
            "stepping_stones",
            Codecs.COLLECTION,
            new StreamCodec<>((version, out) -> out.writeLong(version.number()), in -> new Version(in.readLong())));

    /** What became of each staged frame, by its number. */
    public static final Column<InCollection<Long>, StagedFrame> FRAMES = new Column<>(
            "staged_frames",
            Codecs.inCollection(Codecs.LONG),
            new StreamCodec<>(SyncColumns::write, SyncColumns::readFrame));

    /** Files that the version being pulled has anew (an entry) or no more (empty), in order of path. */
    public static final Column<InCollection<FilePath>, Optional<FileEntry>> FILES = new Column<>(
            "staged_files",
            Codecs.inCollection(
                    Codecs.of(FilePath::toBytes, bytes -> new FilePath(new String(bytes, StandardCharsets.UTF_8)))),
            new StreamCodec<>(SyncColumns::write, SyncColumns::readFile));

    private SyncColumns() {}

    private static void write(PullProgress progress, DataOutputStream out) throws IOException {
        out.write(progress.packHead().toBytes());
        out.writeLong(progress.from().number());
        out.writeLong(progress.to().number());
        LeansCodec.write(progress.leans(), out);
        out.writeInt(progress.nextFrame());
        out.writeInt(progress.itemsDone());
        out.writeBoolean(progress.open().isPresent());
        if (progress.open().isPresent()) {
            var open = progress.open().get();
            out.writeUTF(open.target().map(FilePath::value).orElse(""));
            out.writeUTF(open.mediaType());
            out.writeLong(open.sizeBytes());
            out.writeLong(open.missingBytes());
            out.writeInt(open.firstFrame());
        }
        out.writeBoolean(progress.description().isPresent());
        if (progress.description().isPresent()) {
            out.write(progress.description().get().toBytes());
        }
    }

    private static PullProgress readProgress(DataInputStream in) throws IOException {
        return new PullProgress(
                readDigest(in),
                new Version(in.readLong()),
                new Version(in.readLong()),
                LeansCodec.read(in),
                in.readInt(),
                in.readInt(),
                in.readBoolean() ? Optional.of(readOpenFile(in)) : Optional.empty(),
                in.readBoolean() ? Optional.of(readDigest(in)) : Optional.empty());
    }

    private static PullProgress.OpenFile readOpenFile(DataInputStream in) throws IOException {
        var target = in.readUTF();
        return new PullProgress.OpenFile(
                target.isEmpty() ? Optional.empty() : Optional.of(new FilePath(target)),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readInt());
    }

    private static void write(StagedFrame frame, DataOutputStream out) throws IOException {
        write(frame.content(), out);
        out.writeInt(frame.firstCompleted());
        write(frame.completed(), out);
    }

    private static void write(List<StagedFrame.Piece> pieces, DataOutputStream out) throws IOException {
        out.writeInt(pieces.size());
        for (var piece : pieces) {
            out.write(piece.digest().toBytes());
            out.writeLong(piece.sizeBytes());
        }
    }

    private static StagedFrame readFrame(DataInputStream in) throws IOException {
        return new StagedFrame(readPieces(in), in.readInt(), readPieces(in));
    }

    private static List<StagedFrame.Piece> readPieces(DataInputStream in) throws IOException {
        int count = in.readInt();
        var pieces = new ArrayList<StagedFrame.Piece>();
        for (int i = 0; i < count; i++) {
            pieces.add(new StagedFrame.Piece(readDigest(in), in.readLong()));
        }
        return pieces;
    }

    private static void write(Optional<FileEntry> file, DataOutputStream out) throws IOException {
        if (file.isPresent()) {
            out.writeUTF(file.get().path().value());
            out.write(file.get().digest().toBytes());
            out.writeLong(file.get().sizeBytes());
            out.writeUTF(file.get().mediaType());
        }
    }

    private static Optional<FileEntry> readFile(DataInputStream in) throws IOException {
        return in.available() == 0
                ? Optional.empty()
                : Optional.of(new FileEntry(new FilePath(in.readUTF()), readDigest(in), in.readLong(), in.readUTF()));
    }

    private static Digest readDigest(DataInputStream in) throws IOException {
        return Digest.of(in.readNBytes(Digest.LENGTH_BYTES));
    }
}
