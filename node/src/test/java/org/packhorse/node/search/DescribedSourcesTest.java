package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Source code and data are for readers where somebody has described them. */
@TestInstance(Lifecycle.PER_CLASS)
final class DescribedSourcesTest {
    private static final List<String> NAMES = List.of("program.py", "data.json", "shapes.xml", "game.js", "table.csv");

    @AutoClose
    private SearchedHub library;

    @BeforeAll
    void publish(@TempDir Path home) throws Exception {
        library = new SearchedHub(home);
        for (var name : NAMES) {
            library.write(name, "print(\"quokka\") # \"numbat\": 4, <a b=\"c\">\n");
            library.write("undescribed/" + name, "print(\"quagga\")\n");
        }
        library.write("sound.mp3", "quokka");
        library.publish(NAMES.stream().map(DescribedSourcesTest::described).collect(Collectors.joining("\n"))
                + described("sound.mp3"));
    }

    private static String described(String name) {
        return "[[resource]]\nid = \"%s\"\ntitle = \"Thing\"\nlevel = \"all\"\nentry = \"%s\"\n"
                .formatted(name.replace('.', '-'), name);
    }

    @Test
    void findsWhatIsDescribedByItsText() throws Exception {
        assertThat(library.places("quokka numbat"))
                .containsExactlyInAnyOrder("program-py", "data-json", "shapes-xml", "game-js", "table-csv");
        assertThat(SearchedHub.snippet(library.find("quokka"))).contains("print(\"[quokka]\")");
        assertThat(library.places("thing")).hasSize(NAMES.size() + 1);
    }

    @Test
    void leavesAloneWhatOnlyServesOthers() throws Exception {
        assertThat(library.places("quagga")).containsExactly("undescribed/table.csv");
    }
}
