package org.packhorse.provisioning.startup;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program writes about itself. */
class LogLinesTest {
    @TempDir
    private Path folder;

    @Test
    void anEventIsOneLineWithItsKeysAndLibrariesKeepQuiet() throws IOException {
        Path file = folder.resolve("packhorse.log");
        LoggerContext context = configured(Map.of(LogLines.FILE, file.toString()));
        context.getLogger("ROOT").detachAppender("console");

        context.getLogger("org.packhorse.node.sync.Pull")
                .atInfo()
                .addKeyValue("collection", "first lessons")
                .addKeyValue("bytes", 1930)
                .log("pull finished");
        context.getLogger("io.netty.Chatter").info("nobody wants to read this");
        context.stop();

        assertThat(Files.readAllLines(file))
                .singleElement()
                .asString()
                .endsWith("INFO  Pull: pull finished collection=\"first lessons\" bytes=\"1930\"");
    }

    @Test
    void writesNoFileUnlessOneIsNamed() {
        LoggerContext context = configured(Map.of());

        assertThat(context.getLogger("ROOT").getAppender("file")).isNull();
        assertThat(context.getLogger("ROOT").getAppender("console")).isNotNull();
    }

    @Test
    void tellsAsMuchOfOurOwnAsIsAskedFor() {
        assertThat(configured(Map.of()).getLogger("org.packhorse.node").isDebugEnabled())
                .isFalse();
        assertThat(configured(Map.of(LogLines.LEVEL, "DEBUG"))
                        .getLogger("org.packhorse.node")
                        .isDebugEnabled())
                .isTrue();
    }

    @Test
    void logbackFindsIt() {
        assertThat(ServiceLoader.load(Configurator.class)).singleElement().isInstanceOf(LogLines.class);
    }

    private static LoggerContext configured(Map<String, String> environment) {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        LogLines lines = new LogLines(environment);
        lines.setContext(context);
        lines.setUp(context);
        return context;
    }
}
