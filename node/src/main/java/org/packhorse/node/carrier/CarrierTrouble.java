package org.packhorse.node.carrier;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.exchange.UpstreamException;

/** Says what the system's words about a stick mean. */
final class CarrierTrouble {
    private CarrierTrouble() {}

    /** The same trouble in words that say what to do. */
    static IOException explain(Carrier carrier, IOException e) {
        if (e instanceof UpstreamException) {
            return e;
        }
        var words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("no space left") || words.contains("disk quota")) {
            return said(
                    carrier, "the stick is full; make room on it, or choose fewer collections, and export again", e);
        }
        if (words.contains("read-only file system") || words.contains("permission denied")) {
            return said(carrier, "the stick cannot be written; look for a switch on it, or mount it writable", e);
        }
        if (words.contains("file too large")) {
            return said(carrier, "the stick's file system takes no file of that size; format it as exFAT", e);
        }
        boolean isGone = e instanceof NoSuchFileException
                || words.contains("input/output error")
                || words.contains("no such device")
                || words.contains("not connected")
                || words.contains("stale file handle");
        return isGone
                ? said(
                        carrier,
                        "the stick was pulled out, or is failing; plug it in and export again, what is written counts",
                        e)
                : said(carrier, "it cannot be written (" + Quoted.shortly(String.valueOf(e.getMessage())) + ")", e);
    }

    private static IOException said(Carrier carrier, String words, IOException cause) {
        return new IOException(carrier + ": " + words, cause);
    }
}
