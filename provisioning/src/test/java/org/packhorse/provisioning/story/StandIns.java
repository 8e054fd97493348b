package org.packhorse.provisioning.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * H5P packages made of stand-ins for the libraries that such packages bring. The stand-ins are ours, and small; they call what is around them
 * as the real ones do, by the same names, with the same arguments, and at the same time.
 */
final class StandIns {
    /** Each library, with those that it needs. */
    private static final Map<String, List<String>> NEEDED = Map.ofEntries(
            Map.entry("jQuery.ui-1.10", List.of()),
            Map.entry("H5P.JoubelUI-1.3", List.of()),
            Map.entry("H5P.Question-1.5", List.of("H5P.JoubelUI-1.3")),
            Map.entry("H5P.Video-1.6", List.of()),
            Map.entry("H5P.Audio-1.5", List.of()),
            Map.entry("H5P.AdvancedText-1.1", List.of()),
            Map.entry("H5P.Broken-1.0", List.of()),
            Map.entry("H5P.Newer-1.0", List.of()),
            Map.entry("H5P.Themed-1.0", List.of()),
            Map.entry("H5P.Summary-1.10", List.of("H5P.Question-1.5")),
            Map.entry("H5P.DragQuestion-1.14", List.of("jQuery.ui-1.10", "H5P.Question-1.5", "H5P.AdvancedText-1.1")),
            Map.entry("H5P.DragText-1.10", List.of("jQuery.ui-1.10", "H5P.Question-1.5")),
            Map.entry("H5P.Dialogcards-1.9", List.of("H5P.JoubelUI-1.3", "H5P.Audio-1.5")),
            Map.entry("H5P.SingleChoiceSet-1.11", List.of("H5P.Question-1.5")),
            Map.entry("H5P.Column-1.16", List.of()),
            Map.entry("H5P.InteractiveVideo-1.27", List.of("jQuery.ui-1.10", "H5P.Video-1.6", "H5P.Summary-1.10")),
            Map.entry(
                    "H5P.InteractiveBook-1.11",
                    List.of(
                            "H5P.Column-1.16",
                            "H5P.DragText-1.10",
                            "H5P.Dialogcards-1.9",
                            "H5P.SingleChoiceSet-1.11",
                            "H5P.Summary-1.10",
                            "H5P.Broken-1.0",
                            "H5P.Newer-1.0")));

    private static final int SAMPLES_EACH_SECOND = 8_000;
    private static final int FILM_SECONDS = 4;

    private StandIns() {}

    /** Writes the package that starts with the library {@code main}, with the content called {@code content}, to {@code file}. */
    static void write(Path file, String main, String content) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "h5p.json", """
                    {"title": "Stand-ins", "language": "en", "mainLibrary": "%s", "license": "CC0 1.0", "preloadedDependencies": %s}
                    """.formatted(machine(main), dependencies(List.of(main))));
            put(zip, "content/content.json", resource(content + ".json"));
            put(zip, "content/images/dot.png", SmallExercise.dot());
            put(zip, "content/videos/lesson.wav", silence(FILM_SECONDS));
            put(zip, "content/videos/lesson.vtt", "WEBVTT\n\n00:00.000 --> 00:04.000\nWater becomes ice.\n");
            put(zip, "content/audios/right.wav", silence(1));
            for (var library : allOf(main, new ArrayList<>())) {
                put(zip, library + "/library.json", """
                        {"title": "A stand-in", "machineName": "%s", %s, "patchVersion": 1, "runnable": 1,
                         "preloadedJs": [{"path": "dist/main.js"}], "preloadedDependencies": %s}
                        """.formatted(
                                machine(library), version(library), dependencies(needed(library))));
                put(zip, library + "/dist/main.js", resource(library + ".js"));
            }
            if (main.startsWith("H5P.InteractiveBook")) {
                put(zip, "H5P.SingleChoiceSet-1.11/sounds/right.wav", silence(1));
            }
        }
    }

    private static List<String> allOf(String library, List<String> found) {
        if (!found.contains(library)) {
            found.add(library);
            needed(library).forEach(other -> allOf(other, found));
        }
        return found;
    }

    private static List<String> needed(String library) {
        return NEEDED.getOrDefault(library, List.of());
    }

    private static String dependencies(List<String> libraries) {
        return libraries.stream()
                .map(library -> "{\"machineName\": \"" + machine(library) + "\", " + version(library) + "}")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String machine(String library) {
        return library.substring(0, library.lastIndexOf('-'));
    }

    private static String version(String library) {
        var numbers = library.substring(library.lastIndexOf('-') + 1).split("\\.", 2);
        return "\"majorVersion\": " + numbers[0] + ", \"minorVersion\": " + numbers[1];
    }

    /** A film without pictures and without sound, of which a browser knows how long it is: it needs no codec that a build lacks. */
    private static byte[] silence(int seconds) {
        int samples = seconds * SAMPLES_EACH_SECOND;
        var wave = ByteBuffer.allocate(44 + samples).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples);
        wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wave.putShort((short) 1).putShort((short) 1);
        wave.putInt(SAMPLES_EACH_SECOND).putInt(SAMPLES_EACH_SECOND);
        wave.putShort((short) 1).putShort((short) 8);
        wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples);
        while (wave.hasRemaining()) {
            wave.put((byte) 0x80);
        }
        return wave.array();
    }

    private static byte[] resource(String name) {
        try (var in = StandIns.class.getResourceAsStream("exercises/" + name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        put(zip, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
