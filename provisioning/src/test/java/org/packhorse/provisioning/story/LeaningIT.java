package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A school that has a book gets the same book in another collection. */
class LeaningIT {
    private static final String BOOK = "book";
    private static final String EDITION = "edition";

    @TempDir
    Path place;

    @Test
    void whatASchoolHasOfOneCollectionDoesNotComeAgainWithAnother() throws IOException, InterruptedException {
        var program = InstalledProgram.unpackInto(Files.createDirectory(place.resolve("program")));
        var folder = Folder.generate(place.resolve("folder"), new Random(1));
        var hub = Device.init(program, "hub", place.resolve("hub"));
        var node = Device.init(program, "node", place.resolve("node"));
        hub.publishFirst(BOOK, folder);
        hub.publishFirst(EDITION, folder, "--leans-on", BOOK);

        try (var hubServing = hub.serve()) {
            var hubAddress = hubServing.library().address();
            node.run("follow", hubAddress, BOOK, "--fingerprint", hub.fingerprint())
                    .succeeds();
            long firstTravelled = node.sync();
            node.run("follow", hubAddress, EDITION, "--fingerprint", hub.fingerprint())
                    .succeeds();
            long thenTravelled = node.sync();

            assertThat(thenTravelled)
                    .as("bytes for the edition, after %d for the book", firstTravelled)
                    .isLessThan(firstTravelled / 10);
        }
        try (var nodeServing = node.serve()) {
            nodeServing.library().compareAll(EDITION, Folder.read(folder));
            assertThat(node.ask("verify").path("damaged").asLong()).isZero();
        }
    }
}
