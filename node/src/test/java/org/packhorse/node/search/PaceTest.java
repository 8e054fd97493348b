package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.packhorse.node.runtime.MovableClock;

/** With a clock that stands still while somebody waits by it: whoever rests does not come back. */
@Timeout(60)
class PaceTest {
    private final MovableClock clock = new MovableClock();
    private final Pace pace = new Pace(true, clock);

    @Test
    void doesNotRestFromHavingDoneNothing() throws Exception {
        clock.move(Duration.ofDays(7));
        pace.begins();

        assertThat(pace.goesOn()).isTrue();
    }

    @Test
    void restsAsLongAsItWorked() throws Exception {
        clock.move(Duration.ofMillis(39));
        assertThat(pace.goesOn()).as("too short to rest from").isTrue();
        clock.move(Duration.ofMinutes(10));
        var resting = Thread.ofVirtual().start(() -> {
            try {
                pace.goesOn();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(resting.join(Duration.ofMillis(100))).isFalse();
        pace.stop();
        assertThat(resting.join(Duration.ofSeconds(50))).isTrue();
    }

    @Test
    void restsWhileLuceneJoinsWhatItWrote() throws Exception {
        var counting = new Counting();
        var settings = new IndexWriterConfig().setMergeScheduler(new SerialMergeScheduler());
        try (var directory = new PacedDirectory(new ByteBuffersDirectory(), counting);
                var writer = new IndexWriter(directory, settings)) {
            for (int part = 0; part < 4; part++) {
                var document = new Document();
                var noise = new byte[100_000];
                new Random(part).nextBytes(noise);
                document.add(new StoredField("noise", noise));
                writer.addDocument(document);
                writer.commit();
            }
            counting.rests = 0;

            writer.forceMerge(1);

            assertThat(counting.rests).isPositive();
        }
    }

    private static final class Counting extends Pace {
        private int rests;

        Counting() {
            super(false);
        }

        @Override
        void rest() {
            rests++;
        }
    }
}
