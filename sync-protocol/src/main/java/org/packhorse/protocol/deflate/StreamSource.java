package org.packhorse.protocol.deflate;

import java.io.IOException;
import java.io.InputStream;

/** A stream that can be read several times from its beginning. */
public interface StreamSource {
    /** The bytes from the beginning. */
    InputStream open() throws IOException;
}
