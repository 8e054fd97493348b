package org.packhorse.node.library.reading.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas in one line of text. */
class FormulaTest {
    private static String linear(String inside) {
        return Formula.parse("<math>" + inside + "</math>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "<mi>x</mi><mo>=</mo><mfrac><mrow><mo>-</mo><mi>b</mi></mrow><mrow><mn>2</mn><mi>a</mi></mrow></mfrac> # x = (-b)/(2a)",
                "<mfrac><mn>1</mn><mn>2</mn></mfrac> # 1/2",
                "<mfrac><mrow><mi>x</mi></mrow><mstyle><mrow><mn>10</mn></mrow></mstyle></mfrac> # x/10",
                "<mfrac><mfrac><mi>a</mi><mi>b</mi></mfrac><mi>c</mi></mfrac> # (a/b)/c",
                "<msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><msub><mi>a</mi><mi>n</mi></msub> # x²+a_n",
                "<msup><mi>x</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msup> # x^(n+1)",
                "<msup><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></msup> # (a+b)²",
                "<msup><mrow><mo>(</mo><mi>a</mi><mo>)</mo></mrow><mn>2</mn></msup> # (a)²",
                "<msup><mrow><mo>(</mo><mi>a</mi><mo>)</mo><mo>(</mo><mi>b</mi><mo>)</mo></mrow><mn>2</mn></msup> # ((a)(b))²",
                "<msup><mi>f</mi><mo>′</mo></msup><mo>(</mo><mi>x</mi><mo>)</mo> # f′(x)",
                "<msup><mn>90</mn><mo>∘</mo></msup> # 90°",
                "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup> # x_i²",
                "<msqrt><mi>b</mi><mo>-</mo><mn>4</mn></msqrt> # √(b-4)",
                "<msqrt><mn>2</mn></msqrt><mi>x</mi> # √2x",
                "<mroot><mi>x</mi><mn>3</mn></mroot> # √[3]x",
                "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi> # ∑_(i = 1)^ni",
                "<mover><mi>x</mi><mo>¯</mo></mover> # x\u0304",
                "<mover><mrow><mi>A</mi><mi>B</mi></mrow><mo>→</mo></mover> # (AB)^→",
                "<mn>2</mn><mo>\u2062</mo><mi>sin</mi><mo>\u2061</mo><mi>x</mi> # 2 sin x",
                "<mi>a</mi><mi>sin</mi><mi>b</mi> # a sin b",
                "<mfrac linethickness='0'><mi>n</mi><mi>k</mi></mfrac> # (n; k)",
                "<mo>[</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable><mo>]</mo> # [1, 2; 3, 4]",
                "<mfenced><mi>a</mi><mi>b</mi></mfenced> # (a, b)",
                "<mmultiscripts><mi>C</mi><none/><none/><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts> # ₆¹⁴C",
                "<semantics><mi>y</mi><annotation>y_{tex}</annotation></semantics> # y",
                "<mi>x</mi><mtext> if </mtext><mi>x</mi><mo>&gt;</mo><mn>0</mn> # x if x > 0"
            })
    void keepTheirMeaning(String inside, String line) {
        assertThat(linear(inside)).isEqualTo(line);
    }

    @Test
    void sayWhatTheyAreSaidToBe() {
        assertThat(Formula.parse("<math alttext='x squared'><mi>x</mi></math>")).isEqualTo("x squared");
        assertThat(Formula.parse("<m:math xmlns:m='x'><m:msup><m:mi>x</m:mi><m:mn>2</m:mn></m:msup></m:math>"))
                .isEqualTo("x²");
        assertThat(Formula.parse("no formula")).isEmpty();
    }

    @Test
    void areNotHeldUpByNesting() {
        var deep = "<mfrac>".repeat(3_000) + "<mi>x</mi>";

        assertThat(linear(deep)).contains("x");
        assertThat(linear("<msqrt><msup>".repeat(2_000)).length()).isLessThan(20_000);
        assertThat(linear("<mi>x</mi>".repeat(20_000))).hasSize(16 * 1024);
    }

    @Test
    void areNotCutWithinALetter() {
        var line = linear("<mn>1</mn>" + "<mi>𝑥</mi>".repeat(9_000));

        assertThat(line).hasSize(16 * 1024 - 1).endsWith("𝑥");
    }
}
