package org.packhorse.adminui.port;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What teachers may do: add to the collection of their own school and take away from it, arrange reading lists of anything in the library, and
 * carry all that to whoever publishes. Any thread; one change is made at a time, a second caller waits.
 *
 * <p>What cannot be done is an outcome, not an exception; nothing has changed then.
 */
public interface TeacherShelf {
    /** The most hits of {@link #find}. */
    int FOUND_LIMIT = 20;

    /** The longest subtitles that the library can show: those of a film of several hours. */
    int SUBTITLES_BYTES_LIMIT = 512 * 1024;

    /** What is there now. */
    ShelfView view();

    /** How the names of files in {@link #uploads} end that are still to come in part. */
    String STAGED = ".part";

    /** A folder on the device that files are received in; what is left there by a power cut is cleared away at the next start, but for {@link #STAGED}. */
    Path uploads();

    /** Whether a file of {@code bytes} can be taken, of which {@code received} are in {@link #uploads} and the others are not yet. */
    ShelfOutcome roomFor(long bytes, long received);

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

    /** The item {@code id}, to be corrected; empty where it is gone. */
    Optional<ItemView> findItem(String id);

    /**
     * Says something else about the item {@code seen}, which stays the same item. Where others have changed what was seen, as far as this would change it again,
     * nothing is changed, here and below; what comes to the same as what is there now is done.
     *
     * @param lines what it consists of, where that is links; of no matter where it is a file
     */
    ShelfOutcome correct(SeenItem seen, NewItem item, List<String> lines);

    /**
     * Puts another file in the place of that of the item {@code seen}, which stays the same item; its address, too, where both files are of one kind.
     *
     * @param fileName as for {@link #addFile}
     * @param content the same
     */
    ShelfOutcome replaceFile(SeenItem seen, String fileName, Path content);

    /**
     * Adds subtitles in {@code language} to the item {@code seen}, a film or sound, in the place of others in that language.
     *
     * @param language one of {@link NewItem#LANGUAGES}
     * @param fileName as its sender calls it
     * @param content WebVTT or SubRip of at most {@value #SUBTITLES_BYTES_LIMIT} bytes, in {@link #uploads}; it stays the caller's to delete
     */
    ShelfOutcome addSubtitles(SeenItem seen, String language, String fileName, Path content);

    /** Takes the subtitles in {@code language} of the item {@code seen} away. */
    ShelfOutcome removeSubtitles(SeenItem seen, String language);

    /** Takes the item {@code id} away. */
    ShelfOutcome remove(String id);

    /**
     * Makes the last change of the items undone; once more, and it is done again.
     *
     * @param state {@link ShelfView#state} as it was when somebody wished that; nothing is undone that came later
     */
    ShelfOutcome undo(long state);

    /** Makes an empty reading list by {@code author}, for example for a class, unless there is one like that and still empty. */
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
