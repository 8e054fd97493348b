package org.packhorse.provisioning.startup;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * How the program writes about itself: a line for each event, with when, how grave, who, what happened, then its keys and values. To
 * standard error, because standard output belongs to the answer of a command; a service manager keeps it.
 *
 * <p>{@value #LEVEL} sets how much of our own is said, {@value #FILE} names a file to write to as well. Logback finds this class by
 * itself. Written in Java, not in XML, because to read that takes a tenth of the time in which a node starts.
 */
public final class LogLines extends ContextAwareBase implements Configurator {
    static final String LEVEL = "PACKHORSE_LOG_LEVEL";
    static final String FILE = "PACKHORSE_LOG_FILE";

    private static final String LINE = "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\"} %-5level %logger{0}: %msg %kvp%n%ex";

    /** At most five of 4 MB, so that a forgotten node does not fill its card with them. */
    private static final int OLD_FILES = 4;

    private static final long FILE_BYTES = 4 * FileSize.MB_COEFFICIENT;

    private final Map<String, String> environment;

    /** For Logback. */
    public LogLines() {
        this(System.getenv());
    }

    LogLines(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY) != null) {
            // Somebody wants to have it otherwise.
            return ExecutionStatus.NEUTRAL;
        }
        setUp(context);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    void setUp(LoggerContext context) {
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        context.getLogger("org.packhorse").setLevel(Level.toLevel(environment.get(LEVEL), Level.INFO));
        // What it makes of each broken PDF, line by line; we say once that one is broken.
        context.getLogger("org.apache.pdfbox").setLevel(Level.OFF);
        context.getLogger("org.apache.fontbox").setLevel(Level.OFF);
        root.addAppender(started(console(), "console", context));
        Optional.ofNullable(environment.get(FILE))
                .ifPresent(file -> root.addAppender(started(file(file, context), "file", context)));
    }

    private static ConsoleAppender<ILoggingEvent> console() {
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setTarget(ConsoleTarget.SystemErr.getName());
        return console;
    }

    private static RollingFileAppender<ILoggingEvent> file(String path, LoggerContext context) {
        var file = new RollingFileAppender<ILoggingEvent>();
        file.setContext(context);
        file.setFile(path);
        var names = new FixedWindowRollingPolicy();
        names.setContext(context);
        names.setParent(file);
        names.setFileNamePattern(path + ".%i");
        names.setMinIndex(1);
        names.setMaxIndex(OLD_FILES);
        names.start();
        var size = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(FILE_BYTES));
        size.start();
        file.setRollingPolicy(names);
        file.setTriggeringPolicy(size);
        return file;
    }

    private static <A extends OutputStreamAppender<ILoggingEvent>> A started(
            A appender, String name, LoggerContext context) {
        var lines = new PatternLayoutEncoder();
        lines.setContext(context);
        lines.setPattern(LINE);
        lines.setCharset(StandardCharsets.UTF_8);
        lines.start();
        appender.setContext(context);
        appender.setName(name);
        appender.setEncoder(lines);
        appender.start();
        return appender;
    }
}
