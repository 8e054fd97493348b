package org.packhorse.provisioning.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.packhorse.protocol.content.RefusedInputException;

/** The sample collection that comes with the program, in its two versions. */
final class SampleLessons {
    static final String COLLECTION = "first-lessons";

    private static final String REVISION = "first-lessons-revision";
    private static final String DESCRIPTION = ".toml";

    private final Path sample;
    private final Path workplace;

    /** @param workplace an empty folder for the changed lessons */
    private SampleLessons(Path sample, Path workplace) {
        this.sample = sample;
        this.workplace = workplace;
    }

    /**
     * Where the installed program has them.
     *
     * @throws RefusedInputException where this program is not an installed one
     */
    static SampleLessons of(Path home, Path workplace) throws RefusedInputException {
        var sample = home.resolve("sample");
        if (!Files.isDirectory(sample.resolve(COLLECTION))) {
            throw new RefusedInputException(
                    sample.toString(), "the sample lessons are not there", "unpack the archive again, and run that");
        }
        return new SampleLessons(sample, workplace);
    }

    /** Version 1, a folder with its description beside it. */
    Path first() {
        return sample.resolve(COLLECTION);
    }

    /** Version 2: a copy of the first with the revision laid over it. */
    Path second() throws IOException {
        var folder = workplace.resolve(COLLECTION);
        overlay(first(), folder);
        overlay(sample.resolve(REVISION), folder);
        Files.copy(sample.resolve(REVISION + DESCRIPTION), workplace.resolve(COLLECTION + DESCRIPTION));
        return folder;
    }

    private static void overlay(Path from, Path to) throws IOException {
        for (var file : files(from)) {
            var target = to.resolve(from.relativize(file));
            Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(to));
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** All files below {@code folder}. */
    static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
