package org.packhorse.node.library.page;

import java.util.List;

/**
 * Sound or a film that is played in a page.
 *
 * @param film whether there is something to see
 * @param playable whether some browser of a phone plays what is so made; a player for anything else would stay black without a word
 * @param poster the address of a picture to show before it plays, may be empty
 */
public record Player(boolean film, boolean playable, String source, String poster, List<Track> tracks) {
    public Player {
        tracks = List.copyOf(tracks);
    }

    /**
     * Subtitles.
     *
     * @param tag their language, may be empty
     * @param name of that language, or of the file
     */
    public record Track(String address, String tag, String name) {}
}
