package org.packhorse.node.library.reading;

import java.util.List;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/** An H5P package with a view to playing it. */
public sealed interface Exercise {
    /**
     * All that it runs on is in it.
     *
     * @param container the package
     * @param tag its language, may be empty
     * @param main the library that is started
     * @param libraries each behind those that it needs
     * @param content what it is started with
     */
    record Playable(
            FilePath container,
            String title,
            String tag,
            H5pLibrary.Name main,
            List<H5pLibrary> libraries,
            FileEntry content)
            implements Exercise {
        public Playable {
            libraries = List.copyOf(libraries);
        }
    }

    /**
     * It was exported without what it runs on, or without some of it.
     *
     * @param libraries what is not in it, never empty
     */
    record Lacking(List<H5pLibrary.Name> libraries) implements Exercise {
        public Lacking {
            libraries = List.copyOf(libraries);
        }
    }

    /** There is more of it than we play, or it is no package that can be understood. */
    record Unplayable() implements Exercise {}
}
