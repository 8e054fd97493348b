package org.packhorse.node.search.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/** Pieces that came with a version, right or wrong. */
final class CarriedPiecesTest {
    @TempDir
    private Path home = Path.of("set by JUnit");

    @AutoClose
    private TestHub hub;

    private final List<String> taken = new ArrayList<>();

    @BeforeEach
    void begin() throws Exception {
        hub = new TestHub(home, new MovableClock());
    }

    /** Those that {@code a.zip} came with. */
    private CarriedPieces carrying(String lines) throws Exception {
        return carrying(lines, lines.length());
    }

    private CarriedPieces carrying(String lines, int sizeBytes) throws Exception {
        var bytes = lines.getBytes(StandardCharsets.UTF_8);
        Digest digest;
        try (var batch = hub.blobs().begin()) {
            digest = batch.add(ByteBuffer.wrap(bytes), true);
            batch.commit();
        }
        var entry = new FileEntry(new FilePath(".text/a.zip.tsv"), digest, sizeBytes, "text/tab-separated-values");
        return new CarriedPieces(
                path -> path.equals(entry.path()) ? Optional.of(entry) : Optional.empty(),
                new FileContents(hub.blobs()));
    }

    private boolean give(CarriedPieces carried, String path) throws Exception {
        var digest = Digest.ofContent(new byte[0]);
        return carried.give(
                new FileEntry(new FilePath(path), digest, 0, "text/plain"), piece -> taken.add(piece.text()));
    }

    private static String line(String path, String text) {
        return path.substring("a.zip".length()) + "\t\t\t\t0\t" + text + "\n";
    }

    @Test
    void givesThoseOfEachPart() throws Exception {
        try (var carried = carrying(line("a.zip//a", "1") + line("a.zip//a", "2") + line("a.zip//c", "3"))) {
            assertThat(give(carried, "a.zip")).isFalse();
            assertThat(give(carried, "a.zip//a")).isTrue();
            assertThat(give(carried, "a.zip//b")).isFalse();
            assertThat(give(carried, "b.zip//a")).isFalse();
            assertThat(give(carried, "a.zip//c")).isTrue();
        }
        assertThat(taken).containsExactly("1", "2", "3");
    }

    /** As where a.zip-old and its parts stand between a.zip and what is in it. */
    @Test
    void goesOnBehindWhatStandsInBetween() throws Exception {
        try (var carried = carrying(line("a.zip", "1") + line("a.zip//a", "2") + line("a.zip//b", "3"))) {
            assertThat(give(carried, "a.zip")).isTrue();
            assertThat(give(carried, "a.zip-old")).isFalse();
            assertThat(give(carried, "a.zip-old//a")).isFalse();
            assertThat(give(carried, "a.zip//a")).isTrue();
            assertThat(give(carried, "a.zip//b")).isTrue();
        }
        assertThat(taken).containsExactly("1", "2", "3");
    }

    @Test
    void givesNothingBehindALineInTheWrongPlace() throws Exception {
        try (var carried = carrying(line("a.zip//b", "1") + line("a.zip//a", "2") + line("a.zip//c", "3"))) {
            assertThat(give(carried, "a.zip//a")).isFalse();
            assertThatIOException().isThrownBy(() -> give(carried, "a.zip//b"));
            assertThat(give(carried, "a.zip//c")).isFalse();
        }
    }

    @Test
    void doesNotReadWhatIsLongerThanAny() throws Exception {
        try (var carried = carrying(line("a.zip//a", "1"), CarriedText.PIECES_LIMIT_BYTES + 1)) {
            assertThat(give(carried, "a.zip//a")).isFalse();
        }
    }

    /** The first piece of b is lost: its second would pass for the whole. */
    @Test
    void givesNothingBehindALineThatIsNone() throws Exception {
        try (var carried = carrying(line("a.zip//a", "1") + "broken\n" + line("a.zip//b", "2"))) {
            assertThatIOException().isThrownBy(() -> give(carried, "a.zip//a"));
            assertThat(give(carried, "a.zip//b")).isFalse();
        }
    }

    @Test
    void asksOnceForWhatIsBrokenFromItsBeginningOn() throws Exception {
        try (var carried = carrying("broken\n" + line("a.zip//b", "2"))) {
            assertThatIOException().isThrownBy(() -> give(carried, "a.zip//a"));
            assertThat(give(carried, "a.zip//b")).isFalse();
        }
    }

    @Test
    void givesNoMoreThanAFileCanHave() throws Exception {
        try (var carried = carrying(line("a.zip//a", "1").repeat(5_000))) {
            assertThatIOException().isThrownBy(() -> give(carried, "a.zip//a"));
        }
        assertThat(taken).hasSize(TextGatherer.PIECES_LIMIT);
    }
}
