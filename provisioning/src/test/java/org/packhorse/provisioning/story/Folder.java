package org.packhorse.provisioning.story;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Folders of content that a curator would import. */
final class Folder {
    private static final String DESCRIPTION = """
            title = "Generated"
            description = "Files that a test made."
            languages = ["en"]
            licence = "CC0-1.0"
            publisher = "Nobody"
            attribution = "Nobody"
            """;

    /** A file that only the revised folder has. */
    static final String ADDED = "added/noise0.bin";

    private static final List<String> ODD_NAMES = List.of(
            "a space.html",
            "100%.txt",
            "a+b&c=d.txt",
            "why?.html",
            "part#1.html",
            "ملح.html",
            "ñandú é.html",
            "[x]{y}.txt");

    private Folder() {}

    /** All files below {@code folder} by their paths, parted by slashes. */
    static Map<String, byte[]> read(Path folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        for (var file : files(folder)) {
            files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
        }
        return files;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** Copies everything below {@code from} over what is in {@code to}. */
    static void overlay(Path from, Path to) throws IOException {
        for (var file : files(from)) {
            var target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.resolveSibling(""));
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Some 300 files, 3 MB: text that compresses and noise that does not, some with names that need care. */
    static Path generate(Path folder, RandomGenerator random) throws IOException {
        for (int i = 0; i < 300; i++) {
            write(
                    folder.resolve("chapter" + i % 10).resolve("page" + i + ".html"),
                    text(random, 40 + random.nextInt(400)));
        }
        for (int i = 0; i < 20; i++) {
            write(
                    folder.resolve("pictures").resolve("noise" + i + ".bin"),
                    noise(random, 1_000 + random.nextInt(150_000)));
        }
        for (var name : ODD_NAMES) {
            write(folder.resolve("odd").resolve(name), text(random, 50));
        }
        write(folder.resolve("empty.txt"), new byte[0]);
        Files.writeString(folder.resolveSibling(folder.getFileName() + ".toml"), DESCRIPTION);
        return folder;
    }

    /** Edits a third of the files, removes some, adds others: a pack of more than a megabyte leads there. */
    static void revise(Path folder, RandomGenerator random) throws IOException {
        var files = new ArrayList<>(files(folder));
        Collections.sort(files);
        for (var file : files) {
            int lot = random.nextInt(10);
            if (lot == 0) {
                Files.delete(file);
            } else if (lot < 4) {
                Files.write(file, text(random, 5), StandardOpenOption.APPEND);
            }
        }
        for (int i = 0; i < 15; i++) {
            write(
                    folder.resolve("added").resolve("noise" + i + ".bin"),
                    noise(random, 50_000 + random.nextInt(100_000)));
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, bytes);
    }

    private static byte[] text(RandomGenerator random, int sentences) {
        var text = new StringBuilder();
        for (int i = 0; i < sentences; i++) {
            text.append("Lesson ")
                    .append(random.nextInt(1_000))
                    .append(" says ")
                    .append(random.nextInt())
                    .append(".\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] noise(RandomGenerator random, int bytes) {
        var noise = new byte[bytes];
        random.nextBytes(noise);
        return noise;
    }
}
