package org.packhorse.node.teacher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the names of files that teachers send. */
class UploadedFileTest {
    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd.txt, passwd.txt",
        "..\\..\\windows\\system.txt, system.txt",
        "/absolute.txt, absolute.txt",
        "..., file",
        "'', file",
        "'<img src=x>.txt', img src_x_.txt",
        "'a\u0000b\u202etxt.pdf', a_b_txt.pdf",
        ".htaccess, htaccess",
        "'COM1:.txt', COM1_.txt",
        "Préparation – l’eau.txt, Préparation _ l_eau.txt",
        "ماء.txt, ماء.txt"
    })
    void namesAreCleaned(String sent, String kept) {
        assertThat(UploadedFile.cleanName(sent)).isEqualTo(kept);
    }

    @Test
    void aLongNameKeepsWhatTellsItsType() {
        assertThat(UploadedFile.cleanName("😀".repeat(500) + ".pdf"))
                .endsWith(".pdf")
                .hasSizeLessThan(90);
        assertThat(UploadedFile.cleanName("x".repeat(500))).hasSize(80);
    }
}
