package org.packhorse.provisioning.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.packhorse.node.config.DataDirectory;
import org.packhorse.node.config.ListenAddress;
import org.packhorse.node.config.NodeRole;
import org.packhorse.node.identity.Secret;
import org.packhorse.node.runtime.SystemClock;
import org.packhorse.node.setup.FirstSettings;
import org.packhorse.node.setup.NewNode;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.provisioning.startup.StartCache;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code packhorse init}. */
@Command(
        name = "init",
        description = "Makes a data directory: configuration, identity, and secrets that are printed once.",
        mixinStandardHelpOptions = true)
public final class InitCommand implements Callable<Integer> {
    /** What can be made. */
    enum Kind {
        hub,
        node
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "hub|node", description = "A hub publishes; a node serves one school.")
    private Kind kind = Kind.node;

    @Parameters(index = "1", paramLabel = "DIR", description = "The data directory; empty or not there yet.")
    private Path directory = Path.of("");

    @Option(names = "--name", paramLabel = "TEXT", description = "How people call the device.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--library-listen",
            paramLabel = "HOST:PORT",
            converter = ListenAddressConverter.class,
            description = "Where students reach the library; port 0 takes any that is free.")
    private Optional<ListenAddress> libraryListen = Optional.empty();

    @Option(
            names = "--admin-listen",
            paramLabel = "HOST:PORT",
            converter = ListenAddressConverter.class,
            description = "Where staff reach the admin pages.")
    private Optional<ListenAddress> adminListen = Optional.empty();

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "Encrypt a hub's keys with the first line of this file.")
    private Optional<Path> passphraseFile = Optional.empty();

    @Override
    public Integer call() throws Exception {
        var data = DataDirectory.at(directory);
        var passphrase = passphraseFile.isEmpty() ? "" : PublishCommand.firstLine(passphraseFile.get());
        NewNode made;
        try (var secret = Secret.of(passphrase.toCharArray())) {
            made = NewNode.create(data, settings(), secret, SystemClock.INSTANCE);
        }
        var out = spec.commandLine().getOut();
        show(made, data, out);
        var cache = StartCache.ofThisProgram().filter(StartCache::isWanted);
        if (cache.isPresent()) {
            prepare(cache.get(), out);
        }
        return ExitStatus.OK;
    }

    /** What was made is whole without; so a failure is told, and is none of this command's. */
    private static void prepare(StartCache cache, PrintWriter out) throws InterruptedException {
        out.println(
                "Once for this program: a short trial, so that it starts quickly (up to a minute on a small board) …");
        out.flush();
        try {
            cache.make();
        } catch (IOException | RefusedInputException e) {
            out.println("It will start more slowly: " + e.getMessage() + ". To try again: packhorse prepare");
        }
    }

    private FirstSettings settings() {
        var role = kind == Kind.hub ? NodeRole.HUB : NodeRole.NODE;
        var usual = FirstSettings.usual(role, name.orElse("Packhorse " + kind));
        return usual.listening(libraryListen.orElse(usual.library()), adminListen.orElse(usual.admin()));
    }

    private void show(NewNode made, DataDirectory data, PrintWriter out) {
        out.println("A " + kind + " is set up in " + data.path());
        out.println("Admin password (shown this once; write it down): " + made.adminPassword());
        made.root().ifPresent(root -> out.println("Root of trust (tell it to those who follow): " + root));
        out.println("Settings: " + data.configuration());
        out.println("Start it with: packhorse serve --data " + data.path());
    }

    /** Reads {@code host:port}. */
    static final class ListenAddressConverter implements ITypeConverter<ListenAddress> {
        @Override
        public ListenAddress convert(String text) {
            try {
                return ListenAddress.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
