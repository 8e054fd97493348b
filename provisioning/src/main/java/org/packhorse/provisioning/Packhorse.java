package org.packhorse.provisioning;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.provisioning.command.CarryCommand;
import org.packhorse.provisioning.command.CollectionCommand;
import org.packhorse.provisioning.command.DemoCommand;
import org.packhorse.provisioning.command.ExitStatus;
import org.packhorse.provisioning.command.FollowCommand;
import org.packhorse.provisioning.command.ImportCommand;
import org.packhorse.provisioning.command.InitCommand;
import org.packhorse.provisioning.command.PrepareCommand;
import org.packhorse.provisioning.command.PublishCommand;
import org.packhorse.provisioning.command.ServeCommand;
import org.packhorse.provisioning.command.ShelfCommand;
import org.packhorse.provisioning.command.StatusCommand;
import org.packhorse.provisioning.command.SyncCommand;
import org.packhorse.provisioning.command.UsageCommand;
import org.packhorse.provisioning.command.VerifyCommand;
import org.packhorse.provisioning.startup.Service;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code packhorse}: parses the words it is given and runs the verb they name. */
@Command(
        name = "packhorse",
        description = "Carries open learning to schools that the network barely reaches.",
        mixinStandardHelpOptions = true,
        versionProvider = Packhorse.Release.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "1:it could not be done (disk, network, an error of the program)",
            "2:the words make no command",
            "3:what was given cannot be accepted; the message says what to mend",
            "4:verification found damage"
        })
public final class Packhorse {
    /** In the order in which help lists them. */
    private static final List<Class<?>> VERBS = List.of(
            InitCommand.class,
            ServeCommand.class,
            CollectionCommand.class,
            ImportCommand.class,
            PublishCommand.class,
            FollowCommand.class,
            SyncCommand.class,
            StatusCommand.class,
            VerifyCommand.class,
            CarryCommand.class,
            PrepareCommand.class,
            UsageCommand.class,
            ShelfCommand.class,
            DemoCommand.class);

    private Packhorse() {}

    /** Runs one command and leaves with its exit status. */
    public static void main(String[] words) {
        var service = Service.ofUsual(words, System.getenv());
        System.exit(
                service.isPresent() ? run(service.get()) : commandLine(words).execute(words));
    }

    private static int run(Service service) {
        try {
            service.run(new PrintWriter(System.out, true, System.out.charset()));
            return ExitStatus.OK;
        } catch (Exception e) {
            return explain(e, new PrintWriter(System.err, true, System.err.charset()));
        }
    }

    /** The parser for {@code words}: it knows the one verb that they begin with, if any, for to learn all takes as long as all else before the work begins. */
    private static CommandLine commandLine(String[] words) {
        var line = new CommandLine(new Packhorse())
                .setExecutionExceptionHandler((e, command, parsed) -> explain(e, command.getErr()));
        var asked = VERBS.stream()
                .filter(verb -> words.length > 0 && nameOf(verb).equals(words[0]))
                .findFirst();
        asked.map(List::<Class<?>>of).orElse(VERBS).forEach(line::addSubcommand);
        return line;
    }

    private static String nameOf(Class<?> verb) {
        return verb.getAnnotation(Command.class).name();
    }

    private static int explain(Exception e, PrintWriter errors) {
        errors.println("packhorse: " + e.getMessage());
        if (e instanceof RefusedInputException) {
            return ExitStatus.REFUSED;
        }
        if (e instanceof RuntimeException) {
            LoggerFactory.getLogger(Packhorse.class).atError().setCause(e).log("an error of the program");
        }
        return ExitStatus.FAILED;
    }

    /** The version in the jar's manifest; outside a jar there is none. */
    static final class Release implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Packhorse.class.getPackage().getImplementationVersion();
            return new String[] {"packhorse " + Objects.requireNonNullElse(version, "(built from sources)")};
        }
    }
}
