package org.packhorse.node.hub;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;

/**
 * A pack that somebody asked for, and what became of it.
 *
 * @param begunAt when this hub set about it
 */
public record Demand(CollectionId collection, Version from, Version to, Instant begunAt, Result result) {
    /** What became of it. */
    public sealed interface Result {
        /** It is being made, or the hub ended meanwhile. */
        record Begun() implements Result {}

        /** It is offered. */
        record Made(long lengthBytes) implements Result {}

        /** It is not to be had, because of {@code why}; nobody needs to try again. */
        record Refused(String why) implements Result {}
    }

    /** The same, ended like this. */
    Demand ended(Result how) {
        return new Demand(collection, from, to, begunAt, how);
    }

    static void write(Demand demand, DataOutputStream out) throws IOException {
        out.writeUTF(demand.collection.value());
        out.writeLong(demand.from.number());
        out.writeLong(demand.to.number());
        out.writeLong(demand.begunAt.toEpochMilli());
        switch (demand.result) {
            case Result.Begun() -> out.writeByte(0);
            case Result.Made(var lengthBytes) -> {
                out.writeByte(1);
                out.writeLong(lengthBytes);
            }
            case Result.Refused(var why) -> {
                out.writeByte(2);
                out.writeUTF(why);
            }
        }
    }

    static Demand read(DataInputStream in) throws IOException {
        return new Demand(
                new CollectionId(in.readUTF()),
                new Version(in.readLong()),
                new Version(in.readLong()),
                Instant.ofEpochMilli(in.readLong()),
                readResult(in));
    }

    private static Result readResult(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 0 -> new Result.Begun();
            case 1 -> new Result.Made(in.readLong());
            case 2 -> new Result.Refused(in.readUTF());
            default -> throw new IllegalArgumentException("no such result");
        };
    }
}
