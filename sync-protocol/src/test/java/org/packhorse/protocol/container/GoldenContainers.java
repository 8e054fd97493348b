package org.packhorse.protocol.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The containers among the test vectors, and what notes their recipes down. They were made once, by the tools that their names tell. */
final class GoldenContainers {
    static final Path FOLDER = Path.of("src/test/resources/golden/v1/containers");

    private static final String RECIPE = ".recipe";

    private GoldenContainers() {}

    static List<Path> all() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> !file.toString().endsWith(RECIPE))
                    .sorted()
                    .toList();
        }
    }

    static Path recipeOf(Path container) {
        return container.resolveSibling(container.getFileName() + RECIPE);
    }

    /** Writes the recipes anew; run in the folder of this module after a change of their format. */
    public static void main(String[] args) throws IOException {
        for (var container : all()) {
            var opened = Containers.open(ByteSource.of(Files.readAllBytes(container)));
            Files.write(recipeOf(container), opened.orElseThrow().recipe().encode());
        }
    }
}
