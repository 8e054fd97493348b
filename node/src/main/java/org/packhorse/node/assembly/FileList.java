package org.packhorse.node.assembly;

import java.io.IOException;
import java.util.Optional;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/** The files of a version, finished or in the making, with the parts and recipes of its containers. */
@FunctionalInterface
public interface FileList {
    /** The entry at {@code path}. */
    Optional<FileEntry> findFile(FilePath path) throws IOException;

    /** Whether what stands at {@code path} is there as parts: whether it has a recipe. */
    default boolean isAssembled(FilePath path) throws IOException {
        var recipe = path.recipe();
        return recipe.isPresent() && findFile(recipe.get()).isPresent();
    }
}
