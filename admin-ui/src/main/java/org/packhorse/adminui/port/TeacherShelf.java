package org.packhorse.adminui.port;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * What teachers may do: add to the collection of their own school and take away from it, arrange reading lists of anything in the library, and
 * carry all that to whoever publishes. Any thread; one change is made at a time, a second caller waits.
 *
 * <p>What cannot be done is an outcome, not an exception; nothing has changed then.
 */
public interface TeacherShelf {
    /** The most hits of {@link #find}. */
    int FOUND_LIMIT = 20;

    /** What is there now. */
    ShelfView view();

    /** A folder on the device that files are received in; what is left there by a power cut is cleared away at the next start. */
    Path uploads();

    /** Whether a file of {@code bytes} can be taken, before it is received. */
    ShelfOutcome roomFor(long bytes);

    /**
     * Adds a file; students see it when this returns.
     *
     * @param fileName as its sender calls it: anything
     * @param content a file in {@link #uploads}, which stays the caller's to delete
     */
    ShelfOutcome addFile(NewItem item, String fileName, Path content);

    /**
     * Adds a page of links.
     *
     * @param lines one link each: the address of something in the library, which is looked for, or any text, which is shown as it is
     */
    ShelfOutcome addLinks(NewItem item, List<String> lines);

    /** Takes the item {@code id} away. */
    ShelfOutcome remove(String id);

    /** Makes the last change of the items undone; once more, and it is done again. */
    ShelfOutcome undo();

    /** Makes an empty reading list by {@code author}, for example for a class. */
    ShelfOutcome createList(String name, String author);

    /** Changes the reading list {@code id}. */
    ShelfOutcome changeList(long id, ListChange change);

    /** Resources whose titles have all of {@code words}, at most {@value #FOUND_LIMIT}. */
    List<ShelfView.Entry> find(String words);

    /**
     * Writes everything as a ZIP file from which {@code packhorse import} makes a collection with the same items.
     *
     * @throws IOException where {@code out} fails, or the disk
     */
    void export(OutputStream out) throws IOException;
}
