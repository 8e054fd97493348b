package org.packhorse.node.takehome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/** Names that some system takes for one. */
final class PlacesTest {
    /** Files that have names and nothing else. */
    private record Named(List<FilePath> paths) implements TakenFiles {
        static Named of(Stream<String> names) {
            return new Named(names.map(FilePath::new).sorted().toList());
        }

        @Override
        public ShownVersion version() {
            throw new AssertionError("nobody looks at the content");
        }

        @Override
        public List<FileEntry> next(Optional<FilePath> last, int limit) {
            return paths.stream()
                    .filter(path -> last.isEmpty() || path.compareTo(last.get()) > 0)
                    .limit(limit)
                    .map(path -> new FileEntry(path, Digest.ofContent(new byte[0]), 0, "text/html"))
                    .toList();
        }
    }

    private static List<String> places(String... names) throws IOException {
        var files = Named.of(Stream.of(names));
        var places = Places.of(files);
        return files.paths().stream()
                .map(path -> places.of(path.value()).substring("content/".length()))
                .toList();
    }

    @Test
    void numberWhatDiffersInCaseOnly() throws Exception {
        assertThat(places("UPPER.HTML", "Upper.html", "upper.html"))
                .containsExactly("UPPER.HTML", "Upper-2.html", "upper-3.html");
        assertThat(places("A/b", "a/B", "a/c")).containsExactly("A/b", "a/B-2", "a/c");
        assertThat(places(".HTACCESS", ".htaccess")).containsExactly(".HTACCESS", ".htaccess-2");
    }

    @Test
    void numberWhatDiffersInHowAccentsAreWritten() throws Exception {
        assertThat(places("re\u0301.html", "r\u00e9.html", "R\u00c9.html"))
                .containsExactly("R\u00c9.html", "re\u0301-2.html", "r\u00e9-3.html");
    }

    @Test
    void takeNoNameThatIsAnothers() throws Exception {
        assertThat(places("A.html", "a.html", "A-2.html")).containsExactly("A-2.html", "A.html", "a-3.html");
    }

    @Test
    void keepAllOtherNames() throws Exception {
        assertThat(places("a.html", "b.html", "straße", "con.txt"))
                .containsExactly("a.html", "b.html", "%63on.txt", "straße");
    }

    @Test
    void knowAsManyAsAreToldApartAndNoMore() throws Exception {
        var files = Named.of(IntStream.range(0, 1_500).boxed().flatMap(i -> Stream.of("a" + i, "A" + i)));

        var places = Places.of(files);

        var renamed = files.paths().stream()
                .filter(path -> !places.of(path.value()).equals("content/" + path))
                .count();
        assertThat(renamed).isEqualTo(1_000);
    }
}
