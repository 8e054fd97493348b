package org.packhorse.node.library;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.teacher.ReadingList;

/**
 * What the library deals with besides what stands on its shelf.
 *
 * @param nothingFound told the words of each search that finds nothing
 * @param readingLists what teachers would have their classes read
 * @param documents what can be read of the shelf: the same for all who read beside each other, since it bounds their memory
 * @param readOnly whether nothing can be written on this device any more, which people are told
 */
public record Beside(
        Consumer<String> nothingFound,
        Supplier<List<ReadingList>> readingLists,
        Documents documents,
        boolean readOnly) {}
