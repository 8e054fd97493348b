package org.packhorse.node.link;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import org.packhorse.node.store.Codecs;
import org.packhorse.node.store.Column;
import org.packhorse.node.store.StreamCodec;

/** The part of the schema that counts what links carry. */
public final class LinkColumns {
    /** Bytes that a link has carried on a day, both ways, and those that were reserved to be carried. */
    public static final Column<LinkDay, Long> DAYS =
            new Column<>("link_days", new StreamCodec<>(LinkColumns::write, LinkColumns::readDay), Codecs.LONG);

    /** Bytes a second that a link brought when it was last measured. */
    public static final Column<String, Long> RATES = new Column<>("link_rates", Codecs.STRING, Codecs.LONG);

    private LinkColumns() {}

    /** A day of a link, called by its name. */
    public record LinkDay(String link, LocalDate day) {}

    /** What the encoded keys of {@code link}'s days begin with; they are in the order of days. */
    static byte[] prefixOf(String link) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(link);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void write(LinkDay key, DataOutputStream out) throws IOException {
        out.write(prefixOf(key.link()));
        // The sign is turned so that days before 1970, where a clock begins, are before the others.
        out.writeLong(key.day().toEpochDay() ^ Long.MIN_VALUE);
    }

    private static LinkDay readDay(DataInputStream in) throws IOException {
        return new LinkDay(in.readUTF(), LocalDate.ofEpochDay(in.readLong() ^ Long.MIN_VALUE));
    }
}
