package org.packhorse.provisioning.command;

import java.util.concurrent.Callable;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.provisioning.startup.StartCache;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code packhorse prepare}. */
@Command(
        name = "prepare",
        description = {
            "Makes this installation start quickly: a short trial of the program leaves a start-up cache in its folder.",
            "init does it by itself where it may; do it again after an update of the program or of Java."
        },
        mixinStandardHelpOptions = true)
public final class PrepareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var cache = StartCache.ofThisProgram()
                .orElseThrow(() -> new RefusedInputException(
                        "packhorse prepare", "this is not an installed program", "run bin/packhorse of the archive"));
        var out = spec.commandLine().getOut();
        out.println("A short trial of the program, so that it starts quickly from now on …");
        out.flush();
        cache.make();
        out.println("Done: " + cache.file());
        return ExitStatus.OK;
    }
}
