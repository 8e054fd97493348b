package org.packhorse.node.search;

import java.util.regex.Pattern;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;

/**
 * What names of files say. Whoever fills a folder calls a film {@code 03_HumanSkeleton.mp4}: to the rules by which text is parted into words,
 * that is one word.
 */
final class FileNames {
    /** What stands for a space; and a capital behind two small letters, which leaves McDonald one word. */
    private static final Pattern JOINT = Pattern.compile("[\\s/_.~+-]+|(?<=\\p{Ll}{2})(?=\\p{Lu})");

    private FileNames() {}

    /** The words of what the file at {@code path} is called, without what says its kind. */
    static String words(FilePath path) {
        var name = path.name();
        int dot = name.lastIndexOf('.');
        var words = parted(dot <= 0 ? name : name.substring(0, dot));
        return words.isEmpty() ? name : words;
    }

    /** The words of what the folders around {@code path} are called; empty at the top, and within a container. */
    static String around(FilePath path) {
        int slash = path.value().lastIndexOf('/');
        return slash < 0 || path.isPart() ? "" : parted(path.value().substring(0, slash));
    }

    private static String parted(String name) {
        return JOINT.matcher(name).replaceAll(" ").strip();
    }

    /**
     * Whether {@code file} is looked for by its name, for it is opened by itself and its content may have no words: sound, films, documents
     * and packages. Of pictures most belong to pages, and are called {@code fig-3-1}; {@link LonePictures} knows the others.
     */
    static boolean speakFor(FileEntry file) {
        var type = file.mediaType();
        return !file.path().isPart()
                && (MediaTypes.isTimed(type)
                        || type.equals(Works.PDF)
                        || type.equals("application/zip")
                        || Documents.isOldOffice(type)
                        || type.startsWith("application/vnd.oasis.opendocument")
                        || type.startsWith("application/vnd.openxmlformats"));
    }
}
