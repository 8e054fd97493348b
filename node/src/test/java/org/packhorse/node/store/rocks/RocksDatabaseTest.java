package org.packhorse.node.store.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.store.Column;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.DatabaseContract;
import org.packhorse.protocol.content.RefusedInputException;

final class RocksDatabaseTest extends DatabaseContract {
    private static final List<Column<?, ?>> COLUMNS = List.of(WORDS, NUMBERS, COUNTS);

    @TempDir
    private Path directory;

    @Override
    protected Database open() throws Exception {
        return RocksDatabase.open(directory, COLUMNS);
    }

    @Test
    void keepsRecordsWhenItIsClosed() throws Exception {
        database.change().put(WORDS, "maji", "water").commit();
        database.close();

        database = open();

        assertThat(database.find(WORDS, "maji")).contains("water");
    }

    @Test
    void opensWhatANewerProgramLeftWithMoreColumns() throws Exception {
        database.change().put(WORDS, "maji", "water").put(NUMBERS, 1L, "moja").commit();
        database.close();

        try (var older = RocksDatabase.open(directory, List.of(WORDS))) {
            assertThat(older.find(WORDS, "maji")).contains("water");
        }
        database = open();
        assertThat(database.find(NUMBERS, 1L)).contains("moja");
    }

    @Test
    void canBeReadWhereNothingMayBeWritten() throws Exception {
        database.close();
        try (var written = RocksDatabase.open(directory, COLUMNS)) {
            written.change().put(WORDS, "maji", "water").commit();
        }
        var files = filesIn(directory);

        try (var readOnly = RocksDatabase.openToRead(directory, COLUMNS)) {
            assertThat(readOnly.find(WORDS, "maji")).contains("water");
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(
                            () -> readOnly.change().put(WORDS, "moto", "fire").commit())
                    .withMessageContaining("read only");
        }

        assertThat(filesIn(directory)).isEqualTo(files);
        database = open();
    }

    @Test
    void holdsNothingInAColumnThatOnlyANewerProgramHas() throws Exception {
        var old = Files.createDirectory(directory.resolve("old"));
        RocksDatabase.open(old, List.of(WORDS)).close();

        try (var readOnly = RocksDatabase.openToRead(old, COLUMNS)) {
            assertThat(readOnly.find(NUMBERS, 1L)).isEmpty();
            readOnly.scan(NUMBERS, new byte[0], (_, _) -> {
                throw new AssertionError("there is something");
            });
        }
    }

    @Test
    void saysWhatToDoWhereAnotherHasItOpen() {
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(this::open)
                .withMessage(
                        directory + ": another packhorse process uses it; stop that process or send it the command");
    }

    @Test
    void saysThatItIsDamaged() throws Exception {
        database.change().put(WORDS, "maji", "water").commit();
        database.close();
        garble("MANIFEST-");

        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(this::open)
                .withMessageStartingWith(directory + ": the database is damaged (")
                .withMessageContaining("; check the card or disk");
    }

    @Test
    void dropsTheTornEndOfItsLog() throws Exception {
        database.change().put(WORDS, "maji", "water").commit();
        database.close();
        for (var file : filesNamed("", ".log")) {
            Files.write(file, new byte[100], java.nio.file.StandardOpenOption.APPEND);
        }

        database = open();

        assertThat(database.find(WORDS, "maji")).contains("water");
    }

    private void garble(String prefix) throws IOException {
        for (var path : filesNamed(prefix, "")) {
            try (var file = new RandomAccessFile(path.toFile(), "rw")) {
                var garbage = new byte[(int) file.length()];
                Arrays.fill(garbage, (byte) 0x5a);
                file.write(garbage);
            }
        }
    }

    private List<Path> filesNamed(String prefix, String suffix) throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.list(directory)) {
            files.filter(file -> {
                        var name = file.getFileName().toString();
                        return name.startsWith(prefix) && name.endsWith(suffix);
                    })
                    .forEach(found::add);
        }
        assertThat(found).isNotEmpty();
        return found;
    }

    /** With when they were changed. */
    private static Map<Path, FileTime> filesIn(Path folder) throws IOException {
        var found = new HashMap<Path, FileTime>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                found.put(file, Files.getLastModifiedTime(file));
            }
        }
        return found;
    }
}
