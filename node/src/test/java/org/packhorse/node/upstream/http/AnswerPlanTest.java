package org.packhorse.node.upstream.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.protocol.exchange.Fetch;

final class AnswerPlanTest {
    private static AnswerPlan plan(long offset, int status, String... fields) {
        var head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
        for (int i = 0; i < fields.length; i += 2) {
            head.headers().add(fields[i], fields[i + 1]);
        }
        return AnswerPlan.of(head, Span.from(offset));
    }

    private static AnswerPlan.Read plain(long dropBytes, OptionalLong bodyBytes, long leftOutBytes) {
        return new AnswerPlan.Read(dropBytes, bodyBytes, leftOutBytes, 0, AnswerPlan.Coding.IDENTITY);
    }

    private static void assertHopeless(AnswerPlan plan, String words) {
        assertThat(plan)
                .isInstanceOfSatisfying(
                        AnswerPlan.Hopeless.class,
                        hopeless -> assertThat(hopeless.problem()).contains(words));
    }

    @Test
    void readsAWholeFile() {
        assertThat(plan(0, 200, "Content-Length", "7")).isEqualTo(plain(0, OptionalLong.of(7), 0));
        assertThat(plan(0, 200)).isEqualTo(plain(0, OptionalLong.empty(), 0));
    }

    @Test
    void dropsWhatWasNotAskedForWhereRangesAreIgnored() {
        assertThat(plan(5, 200, "Content-Length", "7")).isEqualTo(plain(5, OptionalLong.of(7), 0));
        assertThat(plan(7, 200, "Content-Length", "7")).isEqualTo(new AnswerPlan.Settled(new Fetch.Complete(0)));
        assertHopeless(plan(8, 200, "Content-Length", "7"), "only 7 bytes");
    }

    @Test
    void unpacksGzipAndNothingElse() {
        assertThat(plan(0, 200, "Content-Encoding", "gzip", "Content-Length", "7"))
                .isEqualTo(new AnswerPlan.Read(0, OptionalLong.empty(), 0, 0, AnswerPlan.Coding.GZIP));
        assertHopeless(plan(0, 200, "Content-Encoding", "br"), "content coding br");
        assertHopeless(plan(5, 206, "Content-Encoding", "gzip", "Content-Range", "bytes 5-6/7"), "coding gzip");
    }

    @Test
    void readsTheAskedPart() {
        assertThat(plan(5, 206, "Content-Range", "bytes 5-6/7")).isEqualTo(plain(0, OptionalLong.of(2), 0));
        assertThat(plan(5, 206, "Content-Range", "bytes 5-6/*")).isEqualTo(plain(0, OptionalLong.of(2), 0));
        assertThat(plan(5, 206, "Content-Range", "bytes 5-6/17")).isEqualTo(plain(0, OptionalLong.of(2), 10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes 4-6/7",
                "bytes 6-6/7",
                "bytes 5-4/7",
                "bytes 5-7/7",
                "bytes */7",
                "bytes 5-9999999999999999999/*",
                "lines 5-6/7",
                "nonsense",
                ""
            })
    void refusesAnotherPartThanAsked(String range) {
        assertHopeless(plan(5, 206, "Content-Range", range), "another part of the file");
    }

    @Test
    void refusesAPartThatContradictsItselfOrWasNotAskedFor() {
        assertHopeless(plan(5, 206, "Content-Range", "bytes 5-6/7", "Content-Length", "3"), "contradicts itself");
        assertHopeless(plan(0, 206, "Content-Range", "bytes 0-6/7"), "the whole was asked for");
    }

    @Test
    void knowsFromAnImpossibleRangeWhereTheFileEnds() {
        assertThat(plan(7, 416, "Content-Range", "bytes */7")).isEqualTo(new AnswerPlan.Settled(new Fetch.Complete(0)));
        assertHopeless(plan(8, 416, "Content-Range", "bytes */7"), "only 7 bytes");
        assertHopeless(plan(6, 416, "Content-Range", "bytes */7"), "nothing begins at byte 6");
        assertHopeless(plan(7, 416), "nothing begins at byte 7");
    }

    @Test
    void knowsMissingAndMoved() {
        assertThat(plan(0, 404)).isEqualTo(new AnswerPlan.Settled(new Fetch.Missing()));
        assertThat(plan(0, 410)).isEqualTo(new AnswerPlan.Settled(new Fetch.Missing()));
        assertThat(plan(0, 308, "Location", "/there")).isEqualTo(new AnswerPlan.Moved("/there"));
        assertHopeless(plan(0, 302), "redirects to nowhere");
    }

    @ParameterizedTest
    @CsvSource({
        "403, must open these files",
        "429, patience",
        "500, may work again later",
        "204, check that the address",
        "304, check that the address",
        "418, check that the address"
    })
    void saysWhatElseWasAnswered(int status, String words) {
        assertHopeless(plan(0, status), "answered " + status);
        assertHopeless(plan(0, status), words);
    }
}
