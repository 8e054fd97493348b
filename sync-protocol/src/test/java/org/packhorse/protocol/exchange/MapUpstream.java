package org.packhorse.protocol.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.packhorse.protocol.trust.Edition;
import org.packhorse.protocol.trust.Holding;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.NewerMetadata;

/** Files of a repository that a test lays out; notes what is asked for. */
final class MapUpstream implements Upstream {
    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();
    private boolean isCut;

    /** Lays out the files of TUF that {@code edition} consists of. */
    MapUpstream publish(Edition edition) {
        edition.toPublish().toMap().forEach((name, bytes) -> files.put("metadata/" + name, bytes));
        return this;
    }

    /** Tells whoever holds {@code held} and knows root {@code root} of {@code edition}. */
    MapUpstream tell(Holding held, long root, Edition edition, MetadataFiles roots) {
        return put(held.version(), MetadataDelta.between(held, NewerMetadata.of(edition, roots, root)));
    }

    /** Answers whoever holds {@code version} with {@code since}. */
    MapUpstream put(long version, byte[] since) {
        files.put("metadata/since/" + version, since);
        return this;
    }

    /** From now on the line is dead. */
    void cut() {
        isCut = true;
    }

    /** What was asked for since this was last called, without its folder. */
    List<String> takeAsked() {
        var taken =
                asked.stream().map(path -> path.substring("metadata/".length())).toList();
        asked.clear();
        return taken;
    }

    @Override
    public Fetch fetch(RepositoryPath path, long offset, long limitBytes, Receiver receiver) throws IOException {
        asked.add(path.value());
        if (isCut) {
            throw new UpstreamException(address(), "the test cut the line");
        }
        var file = files.get(path.value());
        if (file == null) {
            return new Fetch.Missing();
        }
        if (file.length - offset > limitBytes) {
            return new Fetch.TooLong();
        }
        receiver.accept(ByteBuffer.wrap(file, (int) offset, (int) (file.length - offset)));
        return new Fetch.Complete(file.length - offset);
    }

    @Override
    public String address() {
        return "map";
    }

    @Override
    public Traffic traffic() {
        return Traffic.NONE;
    }

    @Override
    public void close() {
        // There is nothing to let go of.
    }
}
