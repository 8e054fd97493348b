package org.packhorse.node.library.page;

import java.util.List;

/**
 * What a folder of a collection holds.
 *
 * @param collection the collection's title
 * @param path the folders from the top down to this one
 * @param lines files and folders on this page
 * @param first the address of the beginning, empty where this is it
 * @param more the address where the listing goes on, empty at its end
 * @param take where all of it can be taken home
 */
public record FolderPage(
        String collection,
        String collectionAddress,
        List<Step> path,
        List<Line> lines,
        String first,
        String more,
        String take) {
    public FolderPage {
        path = List.copyOf(path);
        lines = List.copyOf(lines);
    }

    /** A folder on the way down. */
    public record Step(String name, String address) {}

    /**
     * A file or folder.
     *
     * @param size as it is written in the page's language, empty for a folder
     */
    public record Line(String name, String address, Kind kind, String size) {}
}
