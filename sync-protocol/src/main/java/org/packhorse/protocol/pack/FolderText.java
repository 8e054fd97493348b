package org.packhorse.protocol.pack;

import org.packhorse.protocol.content.FilePath;

/** What comes before the last part of a path. Whether the whole is a path shows when the last part is known. */
final class FolderText {
    private FolderText() {}

    static void require(String folder) {
        if (folder.length() > FilePath.LIMIT_BYTES || !(folder.isEmpty() || folder.endsWith("/"))) {
            throw new IllegalArgumentException("a folder that does not end with /");
        }
    }
}
