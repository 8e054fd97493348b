package org.packhorse.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program writes about itself. */
class LoggingTest {
    private static final URL CONFIGURATION =
            Objects.requireNonNull(LoggingTest.class.getResource("/logback.xml"), "logback.xml");

    @TempDir
    private Path folder;

    @Test
    void anEventIsOneLineWithItsKeysAndLibrariesKeepQuiet() throws JoranException, IOException {
        Path file = folder.resolve("packhorse.log");
        LoggerContext context = configured(file);

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
    void writesNoFileUnlessOneIsNamed() throws JoranException {
        LoggerContext context = new LoggerContext();
        configure(context);

        assertThat(context.getLogger("ROOT").getAppender("file")).isNull();
        assertThat(context.getLogger("ROOT").getAppender("console")).isNotNull();
    }

    private static LoggerContext configured(Path file) throws JoranException {
        LoggerContext context = new LoggerContext();
        context.putProperty("PACKHORSE_LOG_FILE", file.toString());
        configure(context);
        context.getLogger("ROOT").detachAppender("console");
        return context;
    }

    private static void configure(LoggerContext context) throws JoranException {
        context.setMDCAdapter(new LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(CONFIGURATION);
    }
}
