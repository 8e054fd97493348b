package org.packhorse.node.sync.pack;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;

/** Goes once through the containers inside of which something is staged; inner ones come before those around them. One thread. */
final class ContainerWalk {
    private final Visitor visitor;
    private final Deque<Entered> entered = new ArrayDeque<>();

    private ContainerWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Sees each container when everything inside of it has been passed; may stage more. */
    @FunctionalInterface
    interface Visitor {
        /** Everything inside of {@code container} was passed; {@code stagedBytes} of it are staged. */
        void leave(FilePath container, long stagedBytes) throws IOException, RefusedInputException;
    }

    private static final class Entered {
        private final FilePath path;
        private long stagedBytes;

        Entered(FilePath path) {
            this.path = path;
        }
    }

    /** Shows all of them to {@code visitor}. */
    static void run(Staging staging, Visitor visitor) throws IOException, RefusedInputException {
        var walk = new ContainerWalk(visitor);
        staging.visitFiles(walk::pass);
        while (!walk.entered.isEmpty()) {
            walk.leave();
        }
    }

    /** What is inside of a container stands together, so it is complete when the first path outside comes. */
    private void pass(FilePath path, Optional<FileEntry> file) throws IOException, RefusedInputException {
        while (!entered.isEmpty()
                && !path.value().startsWith(entered.peek().path.value() + "//")) {
            leave();
        }
        enter(path);
        if (!entered.isEmpty()) {
            entered.peek().stagedBytes += file.map(FileEntry::sizeBytes).orElse(0L);
        }
    }

    private void enter(FilePath path) {
        var around = new ArrayDeque<FilePath>();
        for (var inner = path; inner.isPart(); inner = inner.container()) {
            around.push(inner.container());
        }
        around.stream().skip(entered.size()).map(Entered::new).forEach(entered::push);
    }

    private void leave() throws IOException, RefusedInputException {
        var container = entered.pop();
        if (!entered.isEmpty()) {
            entered.peek().stagedBytes += container.stagedBytes;
        }
        visitor.leave(container.path, container.stagedBytes);
    }
}
