package org.packhorse.node.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.packhorse.node.upstream.http.HttpClientSettings;
import org.packhorse.protocol.content.RefusedInputException;

final class UpstreamsTest {
    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Upstreams upstreams = new Upstreams(loops, HttpClientSettings.PATIENT);

    @AfterEach
    void stop() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @ParameterizedTest
    @CsvSource({
        "http://hub.example, http://hub.example",
        "http://hub.example:80/, http://hub.example",
        "HTTP://hub.example:8080/packhorse/, http://hub.example:8080/packhorse",
        "https://hub.example:443/a%20b, https://hub.example/a%20b",
        "https://hub.example/é, https://hub.example/%C3%A9",
        "http://[::1]:8080/x, http://[::1]:8080/x",
        "file:///media/stick/../usb/packhorse/, /media/usb/packhorse",
        "file:/media/stick, /media/stick"
    })
    void namesWhatItOpensAsAPersonWould(URI address, String name) throws Exception {
        try (var upstream = upstreams.open(address)) {
            assertThat(upstream.address()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://hub.example/, begin",
        "hub.example:8080, http://",
        "/media/stick, file:///",
        "http:hub.example, host name",
        "http:///path, host name",
        "http://my_hub/, host name",
        "http://teacher:secret@hub.example/, user name",
        "http://hub.example/?a=b, after ? or #",
        "http://hub.example/#top, after ? or #",
        "http://hub.example:0/, no port 0",
        "http://hub.example:70000/, no port 70000",
        "file://server/share, folder of this machine",
        "file:stick, folder of this machine"
    })
    void refusesAddressesThatCannotBePulledFrom(URI address, String words) {
        assertThatThrownBy(() -> upstreams.open(address))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageStartingWith("address ")
                .hasMessageContaining(words);
    }

    @Test
    void doesNotRepeatAPassword() {
        assertThatThrownBy(() -> upstreams.open(URI.create("http://teacher:secret@hub.example/")))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesSettingsWithoutPatience() {
        assertThatThrownBy(() -> new HttpClientSettings(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
