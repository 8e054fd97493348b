package org.packhorse.node.upstream.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.packhorse.protocol.exchange.Extents;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.UpstreamException;

/** What becomes of a file where some of its connections fall silent, break or say what nobody asked for, or all of them do. */
@Timeout(300)
final class FailingConnectionsTest extends FarServerFixture {
    @Test
    void aServerThatLetsUsInAndSaysNothingIsNotBesieged() throws Exception {
        time = new ServersTime(Duration.ofSeconds(1));
        var server = serve((talk, connection) -> {
            if (connection == 1) {
                answerPart(talk, hear(talk), 1_000);
            }
            fallSilent(talk);
        });

        here = Extents.of(TOO_LITTLE, LENGTH);
        assertThatThrownBy(() -> fetch(far(server)))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("next to nothing was received for 30 s");

        assertThat(server.connections()).isBetween(2, 6);
    }

    @Test
    void whatAConnectionThatFellSilentOwesIsFetchedOverOthers() throws Exception {
        var server = serve((talk, connection) -> {
            if (connection > 2) {
                answerAlways(talk);
            }
            answerPart(talk, hearFirst(talk, connection), 50_000);
            fallSilent(talk);
        });

        assertWhole(fetch(far(server)));

        assertThat(sentBytes.get()).as("nothing travels twice that had come").isEqualTo(LENGTH);
    }

    @Test
    void theLastConnectionsEndIsToldAndWhatCameStays() throws Exception {
        var server = serve((talk, connection) -> {
            var wanted = hearFirst(talk, connection);
            if (connection == 1) {
                answerPart(talk, wanted, 60_000);
            }
        });

        assertThatThrownBy(() -> fetch(far(server)))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("closed before the answer's end");

        assertThat(here.bytes()).isEqualTo(60_000);
        assertThat(Arrays.equals(got, 0, 60_000, file, 0, 60_000)).isTrue();
    }

    @Test
    void aServerThatTricklesIsGivenUp() throws Exception {
        var server = serve((talk, connection) -> {
            var wanted = hearFirst(talk, connection);
            head(talk, wanted, "");
            for (int at = wanted.begin(); at < wanted.end(); at++) {
                body(talk, at, at + 1);
                time.pass(Duration.ofSeconds(1));
            }
        });

        assertThatThrownBy(() -> fetch(far(server)))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("next to nothing was received for 30 s");
    }

    @Test
    void aFileThatIsLongerThanItMustBeIsNoticed() throws Exception {
        var server = serve((talk, connection) -> {
            var wanted = hearFirst(talk, connection);
            talk.say("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + wanted.begin() + "-" + (wanted.end() - 1)
                    + "/" + (LENGTH + 1) + "\r\nContent-Length: " + (wanted.end() - wanted.begin()) + "\r\n\r\n");
            body(talk, wanted.begin(), wanted.end());
        });

        assertThat(fetch(far(server))).isEqualTo(new Fetch.TooLong());
    }

    @Test
    void aFileThatGoesAwayMeanwhileIsAFailure() throws Exception {
        var server = serve((talk, connection) -> {
            if (connection == 1) {
                answer(talk, hearFirst(talk, connection));
            }
            hear(talk);
            talk.say("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
            fallSilent(talk);
        });

        assertThatThrownBy(() -> fetch(far(server)))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("is not there any more");
    }

    @Test
    void anAnswerThatNobodyAskedForEndsAConnectionOnly() throws Exception {
        var server = serve((talk, connection) -> {
            if (connection == 2) {
                talk.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhm");
                fallSilent(talk);
            }
            if (connection == 1) {
                answer(talk, hearFirst(talk, connection));
            }
            answerAlways(talk);
        });

        assertWhole(fetch(far(server)));
    }

    @Test
    void morePromisedThanAskedForIsDropped() throws Exception {
        var server = serve((talk, connection) -> {
            if (connection == 1) {
                answer(talk, hearFirst(talk, connection));
            }
            while (true) {
                var wanted = hear(talk);
                var more = new Wanted(wanted.begin(), Math.min(LENGTH, wanted.end() + 70_000));
                head(talk, more, "");
                body(talk, more.begin(), more.end());
            }
        });

        assertWhole(fetch(far(server)));
    }
}
