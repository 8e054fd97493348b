package org.packhorse.protocol.trust.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The right-hand sides were made with {@code encode_canonical} of python3-securesystemslib 0.26. */
class CanonicalJsonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            { }                                          | {}
            {"b": 1, "a" :[ ], "B":{"z":true,"y":null}}   | {"B":{"y":null,"z":true},"a":[],"b":1}
            {"a":"\\u0041\\/\\"\\\\"}                     | {"a":"A/\\"\\\\"}
            {"n":[0,-0,-17,123456789012345678901234567]}  | {"n":[0,0,-17,123456789012345678901234567]}
            {"é":"日本","e\\u0301":"x"}                   | {"e\u0301":"x","é":"日本"}
            {"\\uff61":1,"\\ud83d\\ude00":2,"z":3}        | {"z":3,"｡":1,"😀":2}
            {"":false,"a":1,"a b":2,"aa":3}               | {"":false,"a":1,"a b":2,"aa":3}
            """)
    void writesEachValueInOneWay(String json, String canonical) throws Exception {
        assertThat(new String(encode(json), UTF_8)).isEqualTo(canonical);
    }

    @Test
    void leavesControlCharactersAsTheyAre() throws Exception {
        assertThat(new String(encode("{\"a\":\"x\\n\\u0000\\t\"}"), UTF_8)).isEqualTo("{\"a\":\"x\n\0\t\"}");
    }

    @Test
    void hasNoFormForFractionsAndBrokenCharacters() {
        for (var json : new String[] {"{\"a\":1.0}", "{\"a\":1e2}", "{\"a\":\"\\ud83d\"}", "{\"\\ude00\":1}"}) {
            assertThatIllegalArgumentException().as(json).isThrownBy(() -> encode(json));
        }
    }

    private static byte[] encode(String json) throws RejectedMetadataException {
        return CanonicalJson.encode(StrictJson.parse("test", json.getBytes(UTF_8)));
    }
}
