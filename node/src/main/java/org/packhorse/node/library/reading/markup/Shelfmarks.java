package org.packhorse.node.library.reading.markup;

import java.io.IOException;
import java.util.Optional;
import org.packhorse.protocol.content.FilePath;

/** Says where readers find what a document refers to. */
public interface Shelfmarks {
    /** The address of the file or part at {@code target} as a page to read, without a place in it; empty where there is no such file. */
    Optional<String> page(FilePath target) throws IOException;

    /** The page of ours at {@code address}, from the top of the server; empty where there is none, or the document is of another server. */
    Optional<String> top(String address) throws IOException;

    /** What the speakers of the language {@code tag} call it; the tag itself where that is not known. */
    default String nameOf(String tag) {
        return tag;
    }

    /** {@code address}, of such a page, leading to {@code fragment} in it; empty for its beginning. */
    String at(String address, String fragment);

    /** The address of the bytes at {@code target}: a picture, sound, film or their subtitles; empty where there are none. */
    Optional<String> bytes(FilePath target) throws IOException;
}
