package org.packhorse.protocol.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.Lean;
import org.packhorse.protocol.pack.Leans;

class RepositoryPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"metadata/timestamp.json", "metadata/12.root.json", "targets/c/2/ab.from-1.pack", "a"})
    void acceptsPlacesOfTheLayout(String text) throws Exception {
        assertThat(RepositoryPath.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/metadata/timestamp.json",
                "metadata/",
                "metadata//x",
                "..",
                "../x",
                "metadata/../x",
                "metadata/..",
                "./x",
                ".unfinished-1",
                "metadata/.x",
                "a\\b",
                "a b",
                "a%2e%2e",
                "a?b",
                "a#b",
                "a:b",
                "a\n",
                "ä",
                "a/b/c/d/e/f/g/h/i"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> RepositoryPath.parse(text)).isInstanceOf(RefusedInputException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new RepositoryPath(text));
    }

    @Test
    void limitsTheLengthOfNames() throws Exception {
        assertThat(RepositoryPath.parse("a".repeat(200)).value()).hasSize(200);
        assertThatThrownBy(() -> RepositoryPath.parse("a".repeat(201))).isInstanceOf(RefusedInputException.class);
    }

    @Test
    void putsTheDigestBeforeTheName() {
        var digest = Digest.ofContent(new byte[0]);
        var collection = new CollectionId("riddles");
        var leans = new Leans(List.of(new Lean(new CollectionId("birds"), new Version(3), digest)));

        assertThat(RepositoryPath.ofPack(collection, 0, 7, Leans.NONE, digest))
                .hasToString("targets/riddles/7/" + digest + ".from-0.pack");
        assertThat(RepositoryPath.ofPack(collection, 6, 7, leans, digest))
                .hasToString("targets/riddles/7/" + digest + ".from-6.leaning-5df6e0e2761359d3.pack");
        assertThat(RepositoryPath.ofTarget(RepositoryPath.manifestTarget(collection, 7), digest))
                .hasToString("targets/riddles/7/" + digest + ".manifest");
        assertThat(RepositoryPath.ofTarget("name", digest)).hasToString("targets/" + digest + ".name");
        assertThat(RepositoryPath.ofMetadata("3.snapshot.json")).hasToString("metadata/3.snapshot.json");
    }
}
