package org.packhorse.node.carrier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * What nodes say about themselves on a carrier.
 *
 * @param folder that holds one file of each node
 */
record ReportFolder(Path folder) {
    /** Nodes that one stick visits, with much to spare; further files are passed over. */
    static final int FILE_LIMIT = 2000;

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}\\.json");

    /**
     * What was found.
     *
     * @param refused files that are no reports, and why
     */
    record Found(List<Inventory> inventories, List<RefusedInputException> refused) {
        Found {
            inventories = List.copyOf(inventories);
            refused = List.copyOf(refused);
        }
    }

    /** All reports; where there is no folder there are none. */
    Found read() throws IOException {
        var inventories = new ArrayList<Inventory>();
        var refused = new ArrayList<RefusedInputException>();
        if (!Carrier.isFolder(folder)) {
            return new Found(inventories, refused);
        }
        int seen = 0;
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (++seen > FILE_LIMIT) {
                    break;
                }
                if (!NAME.matcher(String.valueOf(file.getFileName())).matches()) {
                    continue;
                }
                try {
                    inventories.add(readNamed(file));
                } catch (RefusedInputException e) {
                    refused.add(e);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        inventories.sort(java.util.Comparator.comparing(Inventory::device));
        return new Found(inventories, refused);
    }

    private static Inventory readNamed(Path file) throws IOException, RefusedInputException {
        var inventory = read(file);
        if (!file.endsWith(inventory.device() + ".json")) {
            throw new RefusedInputException(
                    file.toString(), "it speaks for another device than its name says", "remove it");
        }
        return inventory;
    }

    /**
     * The report in {@code file}.
     *
     * @throws RefusedInputException where it is no regular file, or holds none
     */
    static Inventory read(Path file) throws IOException, RefusedInputException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new RefusedInputException(
                    file.toString(),
                    "there is no such node or file",
                    "see packhorse carry reports, or give a file that a node wrote");
        }
        var bytes = ByteBuffer.allocate(InventoryJson.LIMIT_BYTES + 1);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // goes on until all is read, or more than may be there
            }
        }
        var read = new byte[bytes.flip().remaining()];
        bytes.get(read);
        return InventoryJson.read(file.toString(), read);
    }

    /** Puts a node's own report there, in place of the one before. */
    void write(Inventory inventory, CarrierFiles files) throws IOException {
        files.makeFolder(folder);
        var unfinished = folder.resolve("." + inventory.device() + ".partial");
        files.delete(unfinished);
        files.write(unfinished, 0, ByteBuffer.wrap(InventoryJson.write(inventory)));
        files.sync(unfinished);
        files.rename(unfinished, folder.resolve(inventory.device() + ".json"));
    }
}
