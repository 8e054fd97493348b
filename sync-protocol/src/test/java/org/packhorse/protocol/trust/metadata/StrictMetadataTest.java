package org.packhorse.protocol.trust.metadata;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.protocol.trust.InMemoryTufRepository;
import org.packhorse.protocol.trust.TrustedRoot;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException.Reason;

/** Files that a rightful key signed, but that say something no client should guess about. */
class StrictMetadataTest {
    private static final String TIMESTAMP = """
            {"_type":"timestamp","expires":"2030-01-01T00:00:00Z","meta":{"snapshot.json":{"version":1}},
             "spec_version":"1.0.31","version":1}""";

    private final SigningKey key = InMemoryTufRepository.published().newKey();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"signed\":{},\"signatures\":[]} x",
                "{\"signed\":{},\"signatures\":[]}{}",
                "{\"signed\":{},\"signed\":{},\"signatures\":[]}",
                "{\"signed\":{\"a\":1,\"a\":1},\"signatures\":[]}",
                "{\"signed\":[],\"signatures\":[]}",
                "{\"signed\":{},\"signatures\":{}}",
                "{\"signed\":{},\"signatures\":[1]}",
                "{\"signed\":{},\"signatures\":[{\"keyid\":\"\",\"sig\":\"\"}]}",
                "{\"signed\":{},\"signatures\":[{\"keyid\":\"a\"}]}",
                "{\"signed\":{},\"signatures\":[{\"keyid\":\"a\",\"sig\":\"00\"},{\"keyid\":\"a\",\"sig\":\"00\"}]}",
                "{\"signed\":{\"a\":1.5},\"signatures\":[]}",
                "{\"signed\":{\"a\":1e3},\"signatures\":[]}",
                "{\"signed\":{\"a\":NaN},\"signatures\":[]}",
                "{\"signed\":{\"a\":01},\"signatures\":[]}",
                "{\"signed\":{\"a\":\"\\ud800\"},\"signatures\":[]}",
                "{\"signed\":{/**/},\"signatures\":[]}",
                "{'signed':{},'signatures':[]}",
                "\uFEFF{\"signed\":{},\"signatures\":[]}",
            })
    void refusesWhatIsNotExactlyOneSignedJsonObject(String text) {
        refuses(text.getBytes(UTF_8));
    }

    @Test
    void refusesOtherEncodingsThanUtf8() {
        refuses("{\"signed\":{},\"signatures\":[]}".getBytes(UTF_16));
        refuses(new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'});
    }

    @Test
    void refusesWhatIsTooDeepTooManyOrTooLong() {
        refuses(("{\"signed\":" + "[".repeat(30) + "]".repeat(30) + "}").getBytes(UTF_8));
        refuses(("{\"signed\":{\"a\":" + "9".repeat(1_000) + "}}").getBytes(UTF_8));
        refuses(("{\"signed\":{\"a\":\"" + "x".repeat(10_000) + "\"}}").getBytes(UTF_8));
        refuses(("{\"signed\":{\"" + "x".repeat(10_000) + "\":1}}").getBytes(UTF_8));
        var signatures = new StringBuilder();
        for (int i = 0; i < 65; i++) {
            signatures.append(i == 0 ? "" : ",").append("{\"keyid\":\"k" + i + "\",\"sig\":\"\"}");
        }
        refuses(("{\"signed\":{},\"signatures\":[" + signatures + "]}").getBytes(UTF_8));
    }

    @Test
    void acceptsTheTextThatTheNextTestSpoils() throws Exception {
        assertThat(MetadataReader.timestamp(signed(Role.TIMESTAMP, TIMESTAMP))
                        .snapshot()
                        .version())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "_type":"timestamp"      | "_type":"snapshot"          | the field _type is not "timestamp"
            "_type":"timestamp",     | "x":1,                      | the field _type is not a text
            "spec_version":"1.0.31"  | "spec_version":"2.0.0"      | the field spec_version is not 1.x
            "spec_version":"1.0.31"  | "spec_version":1            | the field spec_version is not a text
            2030-01-01T00:00:00Z     | 2030-02-30T00:00:00Z        | the field expires is no time
            2030-01-01T00:00:00Z     | 2030-01-01T00:00:00+01:00   | the field expires is no time
            2030-01-01T00:00:00Z     | 2030-01-01                  | the field expires is no time
            "version":1}             | "version":0}                | the field meta.snapshot.json.version is not a number from 1
            "1.0.31","version":1     | "1.0.31","version":-1       | the field version is not a number from 1
            "1.0.31","version":1     | "1.0.31","version":"1"      | the field version is not a whole number
            "1.0.31","version":1     | "1.0.31","version":9007199254740993 | the field version is not a number from 1 to 2^53
            "1.0.31","version":1     | "1.0.31","version":99999999999999999999 | the field version is not a whole number
            {"snapshot.json":        | {"snapshots.json":          | the field meta.snapshot.json is not an object
            {"version":1}            | {"version":1,"length":0}    | the field meta.snapshot.json.length is not a number from 1
            {"version":1}            | {"version":1,"hashes":{}, "x":{"y":1}} | -
            {"version":1}            | {"version":1,"hashes":{"md5":"00"}} | none of the hashes is sha256 or sha512
            {"version":1}            | {"version":1,"hashes":{"sha256":1}} | the field meta.snapshot.json.hashes.sha256 is not a text
            """)
    void namesTheFieldThatIsWrong(String sound, String spoilt, String problem) throws Exception {
        var compact = TIMESTAMP.replaceAll("\\s", "");
        assertThat(compact).contains(sound);
        var file = signed(Role.TIMESTAMP, compact.replace(sound, spoilt));

        if (problem.equals("-")) {
            assertThat(MetadataReader.timestamp(file).version()).isEqualTo(1);
        } else {
            assertThatExceptionOfType(RejectedMetadataException.class)
                    .isThrownBy(() -> MetadataReader.timestamp(file))
                    .matches(e -> e.reason() == Reason.MALFORMED)
                    .withMessageContaining("timestamp: ")
                    .withMessageContaining(problem);
        }
    }

    @Test
    void refusesTargetsWithoutASha256() throws Exception {
        var file = signed(Role.TARGETS, """
                {"_type":"targets","expires":"2030-01-01T00:00:00Z","spec_version":"1.0","version":1,
                 "targets":{"a/b":{"length":1,"hashes":{"sha512":"00"}}}}""");

        assertThatExceptionOfType(RejectedMetadataException.class)
                .isThrownBy(() -> MetadataReader.targets(file))
                .withMessageContaining("the field targets.a/b.hashes.sha256 is missing");
    }

    @Test
    void readsDelegationsAndKeepsThem() throws Exception {
        var publicKey = key.publicKey();
        var file = signed(Role.TARGETS, """
                {"_type":"targets","expires":"2030-01-01T00:00:00Z","spec_version":"1.0.0","version":4,"targets":{},
                 "delegations":{"keys":{"%s":%s},"roles":[{"name":"birds","keyids":["%s"],"threshold":1,
                 "terminating":true,"paths":["birds/*"]}]}}""".formatted(publicKey.id(), publicKey.toJson(), publicKey.id()));

        var targets = MetadataReader.targets(file);

        assertThat(targets.delegations().roles()).singleElement().satisfies(role -> {
            assertThat(role.name()).isEqualTo("birds");
            assertThat(role.terminating()).isTrue();
            assertThat(role.paths()).containsExactly("birds/*");
            assertThat(role.keys().keyIds()).containsExactly(publicKey.id());
        });
        var rewritten = SignedFile.parse(Role.TARGETS, MetadataWriter.write(targets, java.util.List.of(key)));
        assertThat(MetadataReader.targets(rewritten)).isEqualTo(targets);
    }

    @Test
    void refusesARootWhoseKeyIsNotNamedByItsHash() throws Exception {
        var root = new String(InMemoryTufRepository.published().file("1.root.json"), UTF_8);
        var id = root.replaceAll(".*\"keys\":\\{\"([0-9a-f]{64})\".*", "$1");
        var file = SignedFile.parse(Role.ROOT, root.replace(id, "0".repeat(64)).getBytes(UTF_8));

        assertThatExceptionOfType(RejectedMetadataException.class)
                .isThrownBy(() -> MetadataReader.root(file))
                .withMessageContaining("is not named by its hash");
    }

    @Test
    void toleratesUnknownFieldsAndKeyTypesAndCoversThemByTheSignature() throws Exception {
        var repository = InMemoryTufRepository.published();
        var text = new String(repository.file("1.root.json"), UTF_8);
        var signed = text.substring(text.indexOf("\"signed\":") + 9, text.length() - 1)
                .replace("\"consistent_snapshot\"", "\"x-new\":[1,{\"y\":null}],\"consistent_snapshot\"")
                .replaceFirst("\"keytype\":\"ed25519\"", "\"keytype\":\"ed25519\",\"x-owner\":\"@ann\"");
        var rootKey = repository.signers(Role.ROOT).getFirst();
        var file = signedFile(signed, rootKey);

        assertThat(TrustedRoot.pin(file).version()).isEqualTo(1);

        var changed = new String(file, UTF_8).replace("@ann", "@bob").getBytes(UTF_8);
        assertThatExceptionOfType(RejectedMetadataException.class)
                .isThrownBy(() -> TrustedRoot.pin(changed))
                .matches(e -> e.reason() == Reason.BAD_SIGNATURE);
    }

    private void refuses(byte[] file) {
        assertThatExceptionOfType(RejectedMetadataException.class)
                .isThrownBy(() -> SignedFile.parse(Role.TIMESTAMP, file))
                .matches(e -> e.reason() == Reason.MALFORMED);
    }

    private SignedFile signed(Role role, String signedPart) throws RejectedMetadataException {
        return SignedFile.parse(role, signedFile(signedPart, key));
    }

    private static byte[] signedFile(String signedPart, SigningKey key) throws RejectedMetadataException {
        var signature = java.util.HexFormat.of()
                .formatHex(key.sign(CanonicalJson.encode(StrictJson.parse("test", signedPart.getBytes(UTF_8)))));
        return ("{\"signatures\":[{\"keyid\":\"" + key.publicKey().id() + "\",\"sig\":\"" + signature
                        + "\"}],\"signed\":" + signedPart + "}")
                .getBytes(UTF_8);
    }
}
