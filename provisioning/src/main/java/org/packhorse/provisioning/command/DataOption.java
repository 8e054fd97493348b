package org.packhorse.provisioning.command;

import java.nio.file.Path;
import org.packhorse.node.config.DataDirectory;
import org.packhorse.protocol.content.RefusedInputException;
import picocli.CommandLine.Option;

/** Which data directory a command works on. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory (default: $PACKHORSE_DATA, else /var/lib/packhorse).",
            defaultValue = "${env:PACKHORSE_DATA:-/var/lib/packhorse}")
    private Path path = Path.of("/var/lib/packhorse");

    DataDirectory directory() throws RefusedInputException {
        return DataDirectory.at(path);
    }
}
