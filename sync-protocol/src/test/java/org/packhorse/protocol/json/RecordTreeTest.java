package org.packhorse.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that go out as JSON and come back. */
final class RecordTreeTest {
    private record Load(String what, long grams) {
        private Load {
            if (grams < 0) {
                throw new IllegalArgumentException("nothing weighs " + grams + " g");
            }
        }

        /** A question, not a part. */
        boolean isHeavy() {
            return grams > 20_000;
        }
    }

    private record Horse(String name, int age, boolean shod, List<Load> loads, List<Long> stages, List<Horse> foals) {}

    private static final Horse HORSE = new Horse(
            "Farasi \"ya\" ማጂ \n",
            7,
            true,
            List.of(new Load("maps", 3L << 40), new Load("", 0)),
            List.of(1L, Long.MAX_VALUE),
            List.of(new Horse("", Integer.MIN_VALUE, false, List.of(), List.of(), List.of())));

    private static JsonNode json(String text) throws IOException {
        try (var parser = new JsonFactory().createParser(text)) {
            return TokenTree.readWhole(parser);
        }
    }

    @Test
    void comesBackAsItWentInOneLineAndInMany() throws Exception {
        var tree = RecordTree.write(HORSE);
        var line = TokenTree.line(tree);
        var pretty = TokenTree.pretty(tree);

        assertThat(HORSE.loads().getFirst().isHeavy()).isTrue();
        assertThat(line).doesNotContain("\n").doesNotContain("heavy");
        assertThat(pretty.lines()).hasSizeGreaterThan(20);
        assertThat(RecordTree.read(Horse.class, json(line))).isEqualTo(HORSE);
        assertThat(RecordTree.read(Horse.class, json(pretty))).isEqualTo(HORSE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"what\":\"maps\"} | grams is missing",
                "{\"what\":\"maps\",\"grams\":null} | grams is not of the kind it should be",
                "{\"what\":\"maps\",\"grams\":\"1\"} | grams is not of the kind it should be",
                "{\"what\":\"maps\",\"grams\":1.5} | grams is not of the kind it should be",
                "{\"what\":\"maps\",\"grams\":9223372036854775808} | grams is not of the kind it should be",
                "{\"what\":7,\"grams\":1} | what is not of the kind it should be",
                "{\"what\":\"maps\",\"grams\":-1} | nothing weighs -1 g",
                "{\"what\":\"maps\",\"grams\":1,\"heavy\":true} | Load has no field heavy",
                "[] | an object is needed for Load",
            })
    void refusesWhatIsNoSuchRecord(String text, String problem) throws Exception {
        var tree = json(text.strip());

        assertThatExceptionOfType(JsonParseException.class)
                .isThrownBy(() -> RecordTree.read(Load.class, tree))
                .withMessageContaining(problem.strip());
    }

    @Test
    void passesOverWhatANewerProgramSaysWhereItMay() throws Exception {
        var newer = json("{\"what\":\"maps\",\"colour\":{\"red\":1},\"grams\":2}");

        assertThat(RecordTree.readKnown(Load.class, newer)).isEqualTo(new Load("maps", 2));
    }

    @Test
    void listsStayAsTheyAre() throws Exception {
        var read = RecordTree.read(Horse.class, RecordTree.write(HORSE));

        assertThat(read.loads()).isUnmodifiable();
    }

    @Test
    void refusesToWriteWhatHasNoForm() {
        record Odd(Object what) {}

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordTree.write(new Odd(HORSE.getClass())))
                .withMessageContaining("no form in JSON");
    }

    @ParameterizedTest
    @CsvSource(value = {"'',there is nothing", "1 2,something follows", "{,end"})
    void readsOneValueAndNothingElse(String text, String problem) {
        assertThatExceptionOfType(com.fasterxml.jackson.core.JsonProcessingException.class)
                .isThrownBy(() -> json(text))
                .withMessageContaining(problem);
    }
}
