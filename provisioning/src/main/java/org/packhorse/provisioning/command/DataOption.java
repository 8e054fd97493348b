package org.packhorse.provisioning.command;

import java.nio.file.Path;
import org.packhorse.node.config.DataDirectory;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.provisioning.startup.Service;
import picocli.CommandLine.Option;

/** Which data directory a command works on. */
final class DataOption {
    @Option(
            names = Service.DATA,
            paramLabel = "DIR",
            description =
                    "The data directory (default: $" + Service.DATA_VARIABLE + ", else " + Service.USUAL_DATA + ").",
            defaultValue = "${env:" + Service.DATA_VARIABLE + ":-" + Service.USUAL_DATA + "}")
    private Path path = Path.of(Service.USUAL_DATA);

    Path path() {
        return path;
    }

    DataDirectory directory() throws RefusedInputException {
        return DataDirectory.at(path);
    }
}
