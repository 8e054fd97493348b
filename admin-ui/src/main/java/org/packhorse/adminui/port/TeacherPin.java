package org.packhorse.adminui.port;

import java.io.IOException;
import java.util.Optional;

/** Where the hash of the teachers' PIN is kept, through restarts. Any thread. */
public interface TeacherPin {
    /** The hash; empty where no PIN is set, so that no teacher can sign in. */
    Optional<String> find();

    /** Keeps {@code hash} in the place of an older one. */
    void keep(String hash) throws IOException;

    /** Forgets it. */
    void forget() throws IOException;
}
