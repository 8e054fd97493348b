package org.packhorse.adminui.http;

import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.adminui.port.TeacherShelf;

/** Looks for room on the device: files that came in part, and that nobody goes on with, give theirs to whoever needs it. */
record Room(TeacherShelf shelf, StagedFiles staged) {
    /** Whether there is some for the file {@code name} of {@code bytes}, of which a part may be there. */
    ShelfOutcome forFile(String name, long bytes) {
        return find(name, bytes, staged.bytes(name));
    }

    /** The same for a file of which nothing is there. */
    ShelfOutcome forBytes(long bytes) {
        return find("", bytes, 0);
    }

    private ShelfOutcome find(String name, long bytes, long received) {
        var room = shelf.roomFor(bytes, received);
        while (room.equals(ShelfOutcome.refused(ShelfProblem.NO_ROOM)) && staged.makeRoom(name)) {
            room = shelf.roomFor(bytes, received);
        }
        return room;
    }
}
