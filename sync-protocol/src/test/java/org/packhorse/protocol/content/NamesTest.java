package org.packhorse.protocol.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of collections, numbers of versions, and how outside text is quoted. */
class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "openstax-statistics", "a-", "a--b"})
    void acceptsPlainNames(String name) throws Exception {
        assertThat(CollectionId.parse(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "A", "a_b", "a/b", "..", "a.b", "ä", "a b", "a\n", "٣"})
    void refusesNamesUnfitForAddresses(String name) {
        assertThatThrownBy(() -> CollectionId.parse(name)).isInstanceOf(RefusedInputException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new CollectionId(name));
    }

    @Test
    void limitsNamesTo64Characters() throws Exception {
        assertThat(CollectionId.parse("a".repeat(64)).value()).hasSize(64);
        assertThatThrownBy(() -> CollectionId.parse("a".repeat(65))).isInstanceOf(RefusedInputException.class);
    }

    @Test
    void countsVersionsUpToWhatJsonKeepsExact() {
        var last = new Version(1L << 53);

        assertThat(Version.NOTHING.next()).isEqualTo(new Version(1));
        assertThat(last.isAfter(Version.NOTHING)).isTrue();
        assertThat(last.isAfter(last)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(last::next);
        assertThatIllegalArgumentException().isThrownBy(() -> new Version(-1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u001b[31mb", "a\u009b31mb", "a\nb", "a\u2028b", "a\u0085b", "a\u202eb", "a\ud800b"})
    void quotesNothingThatATerminalObeys(String text) {
        assertThat(Quoted.shortly(text)).startsWith("a?").endsWith("b").matches("[a-z?0-9\\[]+");
    }

    @Test
    void quotesLongTextShortly() {
        assertThat(Quoted.shortly("x".repeat(1_000_000))).hasSize(121).endsWith("…");
    }
}
