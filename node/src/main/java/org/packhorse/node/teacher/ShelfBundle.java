package org.packhorse.node.teacher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.Resource;

/**
 * The teachers' shelf as a ZIP file: the folder {@code local}, and beside it {@code local.toml}, which {@code packhorse import} reads. Reading
 * lists are in it as pages of links. Written as it is read; nothing large is in memory.
 */
final class ShelfBundle {
    /** A reading list is the words of its author, whom the page that makes it tells so. */
    private static final String LISTS_LICENCE = "CC-BY-4.0";

    private static final FilePath FIRST = new FilePath(" ");

    private static final short UNICODE_PATH = 0x7075;

    private final StoredVersion version;
    private final FileContents contents;
    private final List<ReadingList> lists;
    private final Destinations destinations;

    ShelfBundle(StoredVersion version, FileContents contents, List<ReadingList> lists, Destinations destinations) {
        this.version = version;
        this.contents = contents;
        this.lists = lists;
        this.destinations = destinations;
    }

    void write(OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        var resources = new ArrayList<>(version.info().resources());
        // An item may be called the same, and has a folder of its own.
        var folder = ItemDetails.newId("Reading lists", ids(resources));
        putText(zip, "READ-ME.txt", readMe());
        for (var list : lists) {
            var resource = resource(list, resources, folder);
            resources.add(resource);
            putText(zip, "local/" + resource.entry(), LinkPage.html(list, language(), destinations));
        }
        putText(zip, "local.toml", ShelfToml.of(version.info(), resources));
        version.visitFrom(FIRST, entry -> {
            if (!entry.path().isPart()) {
                put(zip, entry);
            }
            return true;
        });
        zip.finish();
    }

    private String readMe() {
        return """
            What teachers of %s have collected with Packhorse.

            Look through it first: nobody but them has. To publish it, unpack this file on the hub, choose a name for the
            collection, for example riverside, and run in this folder:

                packhorse collection create riverside
                packhorse import riverside local
                packhorse publish riverside

            Titles, authors and licences are in local.toml and can be changed there before the import.
            """.formatted(version.info().publisher());
    }

    private String language() {
        return version.info().languages().getFirst();
    }

    private Resource resource(ReadingList list, List<Resource> others, String folder) {
        return new Resource(
                ItemDetails.newId(list.name(), ids(others)),
                list.name(),
                "",
                List.of(language()),
                LISTS_LICENCE,
                list.author(),
                List.of(),
                "all",
                List.of(),
                folder + "/" + list.id() + ".html");
    }

    private static Set<String> ids(List<Resource> resources) {
        return resources.stream().map(Resource::id).collect(Collectors.toSet());
    }

    private void put(ZipOutputStream zip, FileEntry entry) throws IOException {
        zip.setLevel(MediaTypes.isCompressible(entry.mediaType()) ? Deflater.BEST_SPEED : Deflater.NO_COMPRESSION);
        zip.putNextEntry(member("local/" + entry.path()));
        try (var in = contents.find(entry, version).open(0)) {
            in.transferTo(zip);
        }
        zip.closeEntry();
    }

    private static void putText(ZipOutputStream zip, String name, String text) throws IOException {
        zip.setLevel(Deflater.BEST_SPEED);
        zip.putNextEntry(member(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Says a second time that its name is UTF-8 (PKWARE APPNOTE.TXT 4.6.9): Info-ZIP's unzip does not believe the first. */
    private static ZipEntry member(String name) {
        var utf8 = name.getBytes(StandardCharsets.UTF_8);
        var checksum = new CRC32();
        checksum.update(utf8);
        var field = ByteBuffer.allocate(9 + utf8.length).order(ByteOrder.LITTLE_ENDIAN);
        field.putShort(UNICODE_PATH).putShort((short) (5 + utf8.length));
        field.put((byte) 1).putInt((int) checksum.getValue()).put(utf8);
        var member = new ZipEntry(name);
        member.setExtra(field.array());
        return member;
    }
}
