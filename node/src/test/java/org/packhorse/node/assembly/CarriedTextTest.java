package org.packhorse.node.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.content.FilePath;

/** Where texts that are carried stand. */
final class CarriedTextTest {
    @Test
    void standsUnderThePathOfItsFile() {
        var pdf = new FilePath("en/a b.pdf");

        var place = CarriedText.place(pdf).orElseThrow();

        assertThat(place.value()).isEqualTo(".text/en/a b.pdf.txt");
        assertThat(CarriedText.isOne(place)).isTrue();
        assertThat(CarriedText.isOne(pdf)).isFalse();
        assertThat(CarriedText.origin(place)).contains(pdf);
        assertThat(CarriedText.origin(pdf)).isEmpty();
        assertThat(CarriedText.file(place)).contains(pdf);
        assertThat(CarriedText.file(CarriedText.placeOfPieces(pdf).orElseThrow()))
                .contains(pdf);
        assertThat(CarriedText.file(pdf)).isEmpty();
    }

    @Test
    void isNotCarriedForWhatIsInAContainer() {
        assertThat(CarriedText.place(new FilePath("book.epub//en/a.pdf"))).isEqualTo(Optional.empty());
    }

    @Test
    void hasNoPlaceWhereAPathWouldBeTooLong() {
        assertThat(CarriedText.place(new FilePath("x".repeat(1_020)))).isEqualTo(Optional.empty());
    }
}
