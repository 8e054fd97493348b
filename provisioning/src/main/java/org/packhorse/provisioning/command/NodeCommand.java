package org.packhorse.provisioning.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.packhorse.node.Node;
import org.packhorse.node.control.ControlClient;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.runtime.SystemClock;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.json.RecordTree;
import org.packhorse.protocol.json.TokenTree;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A verb that a node carries out: in the running program if there is one, else in this process.
 *
 * @param <R> the reply
 */
abstract class NodeCommand<R extends Record> implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    private final String verb;
    private final Class<R> replyType;

    NodeCommand(String verb, Class<R> replyType) {
        this.verb = verb;
        this.replyType = replyType;
    }

    /** What is asked for. */
    abstract Record request() throws IOException, RefusedInputException;

    /** Says in words what came of it; the exit status. */
    abstract int show(R reply, PrintWriter out);

    @Override
    public Integer call() throws Exception {
        var request = RecordTree.write(request());
        JsonNode answer;
        try (var progress = new ProgressLine(quiet)) {
            answer = ask(request, progress);
        }
        var out = spec.commandLine().getOut();
        var reply = RecordTree.read(replyType, answer);
        if (json) {
            out.println(TokenTree.pretty(answer));
            return show(reply, new PrintWriter(java.io.Writer.nullWriter()));
        }
        return show(reply, out);
    }

    private JsonNode ask(JsonNode request, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException {
        var directory = data.directory();
        var running = ControlClient.connect(directory.controlSocket());
        if (running.isPresent()) {
            try (var client = running.get()) {
                return client.call(verb, request, progress);
            }
        }
        try (var node = Node.open(directory, SystemClock.INSTANCE)) {
            return node.operations().call(verb, request, progress);
        }
    }
}
