package org.packhorse.node.upstream.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.RepositoryPath;

final class HttpAddressTest {
    @Test
    void asksBelowTheFolderThatTheAddressNames() throws Exception {
        var file = RepositoryPath.ofMetadata("timestamp.json");

        assertThat(HttpAddress.parse(URI.create("http://h")).file(file).target())
                .isEqualTo("/metadata/timestamp.json");
        assertThat(HttpAddress.parse(URI.create("http://h/a%20b/")).file(file).target())
                .isEqualTo("/a%20b/metadata/timestamp.json");
        assertThat(HttpAddress.parse(URI.create("http://[fe80::1%25eth0]:81/")).hostField())
                .isEqualTo("[fe80::1]:81");
    }

    @Test
    void resolvesRedirectsLikeABrowser() throws Exception {
        var here =
                HttpAddress.parse(URI.create("http://hub:8080/a/")).file(RepositoryPath.ofMetadata("timestamp.json"));

        assertThat(here.moved("x.json").toString()).isEqualTo("http://hub:8080/a/metadata/x.json");
        assertThat(here.moved("/x?y#z").toString()).isEqualTo("http://hub:8080/x?y");
        assertThat(here.moved("//cdn/x").toString()).isEqualTo("http://cdn/x");
        assertThatThrownBy(() -> here.moved("file:///etc/passwd")).isInstanceOf(RefusedInputException.class);
        assertThatThrownBy(() -> here.moved("http://a b/")).isInstanceOf(RefusedInputException.class);
    }
}
