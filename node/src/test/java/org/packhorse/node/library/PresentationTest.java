package org.packhorse.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresentationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/svg+xml",
                "image/x+xml",
                "audio/x+xml",
                "video/x+xml",
                "font/x+xml",
                "image/xml",
                "application/xhtml+xml",
                "text/xml",
                "text/html",
                "application/x-unheard-of"
            })
    void mistrustsWhatABrowserMayReadAsXml(String type) {
        assertThat(Presentation.isHarmless(type)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "audio/ogg", "video/mp4", "font/woff2", "application/pdf", "text/css"})
    void letsMediaBe(String type) {
        assertThat(Presentation.isHarmless(type)).isTrue();
    }
}
