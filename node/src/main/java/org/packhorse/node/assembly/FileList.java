package org.packhorse.node.assembly;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/** The files of a version, finished or in the making, with the parts and recipes of its containers. */
@FunctionalInterface
public interface FileList {
    /** The entry at {@code path}. */
    Optional<FileEntry> findFile(FilePath path) throws IOException;

    /** The languages that the file at {@code path} is likely in, as BCP 47 tags, the likeliest first. */
    default List<String> languagesOf(FilePath path) {
        return List.of();
    }

    /** Whether what stands at {@code path} is there as parts: whether it has a recipe. */
    default boolean isAssembled(FilePath path) throws IOException {
        var recipe = path.recipe();
        return recipe.isPresent() && findFile(recipe.get()).isPresent();
    }
}
