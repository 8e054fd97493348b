package org.packhorse.adminui.port;

/** Why something that a teacher asked for is not done; the screens have the words, with what to do. */
public enum ShelfProblem {
    /** There is no title, or it is too long. */
    TITLE,
    /** Nobody is named as its author. */
    AUTHOR,
    /** The description is too long. */
    DESCRIPTION,
    /** A link or a note is too long. */
    TEXT_TOO_LONG,
    /** The licence, language or level is none of those offered. */
    CHOICE,
    /** No file was chosen, or it is empty. */
    NO_FILE,
    /** The file is larger than the device takes. */
    TOO_LARGE,
    /** The device has too little room. */
    NO_ROOM,
    /** The same, but what was taken away last is being cleared away now. */
    ROOM_SOON,
    /** The file is a program. */
    PROGRAM,
    /** The file is not what its name says. */
    NOT_WHAT_IT_SAYS,
    /** The file has no subtitles, or too many. */
    NOT_SUBTITLES,
    /** There are as many items, lists or lines as there may be. */
    TOO_MANY,
    /** No link was given. */
    NO_LINKS,
    /** A link leads to nothing in the library. */
    DEAD_LINK,
    /** What it is about is no longer there; somebody else may have taken it away. */
    GONE,
    /** Others have changed the item since somebody looked at what is to be changed. */
    ITEM_CHANGED,
    /** Others have changed the shelf since somebody wished to undo what was the last change then. */
    CHANGED,
    /** The name of the teachers' collection belongs to another one here. */
    NAME_TAKEN,
    /** Somebody else sends a file at this moment. */
    BUSY,
    /** The card or disk, or the program, failed. */
    FAULT
}
