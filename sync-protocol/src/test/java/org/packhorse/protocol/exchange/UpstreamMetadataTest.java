package org.packhorse.protocol.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.trust.MetadataSource;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException.Reason;

class UpstreamMetadataTest {
    private final MetadataSource source =
            new UpstreamMetadata(new TricklingUpstream(Map.of("metadata/timestamp.json", new byte[] {1, 2, 3, 4, 5})));

    @Test
    void joinsWhatComesInParts() throws Exception {
        assertThat(source.find("timestamp.json", 5)).hasValue(new byte[] {1, 2, 3, 4, 5});
    }

    @Test
    void hasNothingWhereTheUpstreamHasNothing() throws Exception {
        assertThat(source.find("2.root.json", 5)).isEmpty();
    }

    @Test
    void refusesMoreThanTheLimit() {
        assertThatExceptionOfType(RejectedMetadataException.class)
                .isThrownBy(() -> source.find("timestamp.json", 4))
                .matches(e -> e.reason() == Reason.TOO_LONG)
                .withMessage("metadata/timestamp.json: it is longer than the 4 bytes allowed; try another upstream");
    }

    /** Hands over two bytes at a time from direct memory, as a network line might. */
    private record TricklingUpstream(Map<String, byte[]> files) implements Upstream {
        @Override
        public String address() {
            return "a test";
        }

        @Override
        public Fetch fetch(RepositoryPath path, long offset, long limitBytes, Receiver receiver) throws IOException {
            var file = files.get(path.value());
            if (file == null) {
                return new Fetch.Missing();
            }
            if (file.length - offset > limitBytes) {
                return new Fetch.TooLong();
            }
            for (int i = (int) offset; i < file.length; i += 2) {
                int length = Math.min(2, file.length - i);
                receiver.accept(
                        ByteBuffer.allocateDirect(2).put(file, i, length).flip());
            }
            return new Fetch.Complete(file.length - offset);
        }

        @Override
        public Traffic traffic() {
            return Traffic.NONE;
        }

        @Override
        public void close() {}
    }
}
