package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import org.junit.jupiter.api.Test;

/** Chinese characters of both norms. */
final class HanFormsTest {
    /** How it was made: where ICU has one character for one. */
    @Test
    void agreesWithIcu() {
        var icu = Transliterator.getInstance("Hant-Hans");
        for (char c = '\u4E00'; c <= '\u9FFF'; c++) {
            var written = String.valueOf(c);
            var simple = icu.transliterate(written);

            assertThat(HanForms.simplified(written))
                    .isEqualTo(simple.length() == 1 && simple.charAt(0) >= '\u4E00' ? simple : written);
        }
    }

    @Test
    void leavesAllElseAlone() {
        var others = "water 水 ひらがな 한글 \u3400 𠀀 \uD800 国";

        assertThat(HanForms.simplified(others)).isSameAs(others);
        assertThat(HanForms.simplified("圖書館 in 臺灣")).isEqualTo("图书馆 in 台湾");
    }
}
