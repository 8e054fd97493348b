package org.packhorse.node.teacher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.Tika;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;

/** A file that a teacher sent: what it may be called here, and whether it is something to read, hear or see. */
final class UploadedFile {
    private static final int NAME_CHARS = 80;
    private static final int EXTENSION_CHARS = 10;
    private static final int BEGINNING_BYTES = 8192;
    private static final Pattern ODD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._ ()-]+");

    /** Programs: of no use in a library, and the way in which viruses travel between phones and computers. */
    private static final Set<String> PROGRAM_EXTENSIONS = Set.of(
            "exe", "msi", "com", "scr", "bat", "cmd", "ps1", "vbs", "jar", "apk", "xapk", "aab", "deb", "rpm", "sh",
            "dll", "app", "dmg", "ipa", "lnk", "hta", "reg", "pif");

    private static final List<String> PROGRAM_TYPES = List.of(
            "application/x-msdownload",
            "application/x-dosexec",
            "application/x-executable",
            "application/x-elf",
            "application/x-sharedlib",
            "application/x-object",
            "application/x-coredump",
            "application/x-mach-o",
            "application/java-vm",
            "application/x-sh",
            "application/x-bat",
            "application/x-ms-shortcut");

    /** What the beginning of a file of that type is recognised as; others are not looked at so closely. */
    private static final Map<String, List<String>> RECOGNISED_AS = Map.of(
            "application/pdf", List.of("application/pdf"),
            "image/png", List.of("image/png"),
            "image/jpeg", List.of("image/jpeg"),
            "image/gif", List.of("image/gif"),
            "application/epub+zip", List.of("application/epub+zip", "application/zip"),
            "application/zip", List.of("application/zip"));

    /** What phones and old programs make, and only some browsers show or play. */
    private static final Set<String> FOR_FEW = Set.of(
            "image/heic",
            "image/heif",
            "image/tiff",
            "video/3gpp",
            "video/3gpp2",
            "video/quicktime",
            "video/x-matroska",
            "video/x-msvideo",
            "video/mpeg",
            "video/mp2t",
            "video/x-ms-wmv",
            "video/x-flv",
            "audio/3gpp",
            "audio/amr",
            "audio/amr-wb",
            "audio/x-caf",
            "audio/x-matroska",
            "audio/x-ms-wma");

    private UploadedFile() {}

    /** {@code name} without folders and without what no file system likes; never empty. */
    static String cleanName(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var plain = ODD.matcher(Normalizer.normalize(last, Normalizer.Form.NFC)).replaceAll("_");
        var bare = plain.strip().replaceAll("[. ]+$", "");
        int dot = bare.lastIndexOf('.');
        var extension = dot > 0 && bare.length() - dot <= EXTENSION_CHARS ? bare.substring(dot) : "";
        var stem = bare.substring(0, bare.length() - extension.length()).replaceAll("^[. _]+", "");
        int end = Math.min(stem.length(), NAME_CHARS - extension.length());
        if (end > 0 && end < stem.length() && Character.isHighSurrogate(stem.charAt(end - 1))) {
            end--;
        }
        return (end == 0 ? "file" : stem.substring(0, end)) + extension;
    }

    /**
     * Refuses {@code content}, called {@code name}, where it is empty, a program, not what its name says, or larger than {@code limitBytes} as it is or
     * unpacked.
     */
    static void require(String name, Path content, long limitBytes) throws IOException, ShelfRefusal {
        if (Files.size(content) == 0) {
            throw new ShelfRefusal(ShelfProblem.NO_FILE);
        }
        if (Files.size(content) > limitBytes || UnpackedSize.of(content) > limitBytes) {
            throw new ShelfRefusal(ShelfProblem.TOO_LARGE, name);
        }
        byte[] beginning;
        try (var in = Files.newInputStream(content)) {
            beginning = in.readNBytes(BEGINNING_BYTES);
        }
        var path = new FilePath(name);
        var found = new Tika().detect(beginning);
        if (PROGRAM_EXTENSIONS.contains(path.extension())
                || PROGRAM_TYPES.stream().anyMatch(found::startsWith)) {
            throw new ShelfRefusal(ShelfProblem.PROGRAM, name);
        }
        var promised = MediaTypes.promised(path);
        boolean isOther = !RECOGNISED_AS.getOrDefault(promised, List.of(found)).contains(found)
                || (isBinary(promised) && isMarkup(found));
        if (isOther) {
            throw new ShelfRefusal(ShelfProblem.NOT_WHAT_IT_SAYS, name);
        }
    }

    /** Whether many phones and computers can neither show nor play what is called {@code name}. */
    static boolean isForFew(String name) {
        return FOR_FEW.contains(MediaTypes.promised(new FilePath(name)));
    }

    private static boolean isBinary(String type) {
        return type.startsWith("audio/")
                || type.startsWith("video/")
                || type.startsWith("font/")
                || (type.startsWith("image/") && !type.equals("image/svg+xml"));
    }

    private static boolean isMarkup(String type) {
        return type.startsWith("text/") || type.endsWith("xml") || type.equals("application/xhtml+xml");
    }
}
