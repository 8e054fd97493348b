package org.packhorse.node.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.packhorse.node.config.ListenAddress;
import org.packhorse.node.config.PortalSettings;

class WaysInTest {
    private static List<InetAddress> machine() throws Exception {
        return List.of(
                InetAddress.getLoopbackAddress(),
                InetAddress.getByName("fe80::1"),
                InetAddress.getByName("fd00::7"),
                InetAddress.getByName("192.168.1.7"),
                InetAddress.getByName("10.0.0.1"));
    }

    private static List<URI> addresses(String... texts) {
        return Stream.of(texts).map(URI::create).toList();
    }

    private static List<URI> found(String name, String listen) throws Exception {
        return WaysIn.of(new PortalSettings(false, name, "Wi-Fi"), ListenAddress.parse(listen), machine())
                .addresses();
    }

    @Test
    void areTheNameAndWhatOthersOnTheNetworkCanReach() throws Exception {
        assertThat(found("library.school", "0.0.0.0:80"))
                .isEqualTo(addresses(
                        "http://library.school/",
                        "http://192.168.1.7/",
                        "http://10.0.0.1/",
                        "http://[fd00:0:0:0:0:0:0:7]/"));
        assertThat(found("", "0.0.0.0:8280")).startsWith(URI.create("http://192.168.1.7:8280/"));
        assertThat(found("library.school:80", "192.168.1.7:8280"))
                .isEqualTo(addresses("http://library.school/", "http://192.168.1.7:8280/"));
        assertThat(found("", "127.0.0.1:8280")).isEqualTo(addresses("http://127.0.0.1:8280/"));
    }

    @Test
    void areNeverNone() throws Exception {
        var alone = WaysIn.of(PortalSettings.NONE, ListenAddress.parse("0.0.0.0:80"), List.of());

        assertThat(alone.addresses()).hasSize(1);
        assertThat(WaysIn.find(PortalSettings.NONE, ListenAddress.parse("0.0.0.0:80"))
                        .addresses())
                .isNotEmpty();
    }
}
