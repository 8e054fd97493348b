package org.packhorse.provisioning.command;

import java.util.concurrent.Callable;
import org.packhorse.provisioning.startup.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code packhorse serve}. */
@Command(
        name = Service.VERB,
        description = "Runs the hub or node in the data directory until it is ended.",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = Service.UNTIL_INPUT_ENDS,
            description = "End also when standard input does, as when the program that started this one is gone.")
    private boolean untilInputEnds;

    @Override
    public Integer call() throws Exception {
        new Service(data.path(), untilInputEnds).run(spec.commandLine().getOut());
        return ExitStatus.OK;
    }
}
