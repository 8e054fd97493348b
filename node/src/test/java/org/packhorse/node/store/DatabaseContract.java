package org.packhorse.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.content.CollectionId;

/** What every {@link Database} promises. */
public abstract class DatabaseContract {
    protected static final Column<String, String> WORDS = new Column<>("words", Codecs.STRING, Codecs.STRING);
    protected static final Column<Long, String> NUMBERS = new Column<>("numbers", Codecs.LONG, Codecs.STRING);
    protected static final Column<InCollection<String>, Long> COUNTS =
            new Column<>("counts", Codecs.inCollection(Codecs.STRING), Codecs.LONG);

    protected Database database;

    /** An empty database that knows the columns above. */
    protected abstract Database open() throws Exception;

    @BeforeEach
    final void openDatabase() throws Exception {
        database = open();
    }

    @AfterEach
    final void closeDatabase() throws IOException {
        database.close();
    }

    @Test
    void findsNothingWhereNothingWasPut() throws IOException {
        assertThat(database.find(WORDS, "absent")).isEmpty();
    }

    @Test
    void changesNothingBeforeTheCommit() throws IOException {
        var change = database.change().put(WORDS, "maji", "water");

        assertThat(database.find(WORDS, "maji")).isEmpty();
        change.commit();
        assertThat(database.find(WORDS, "maji")).contains("water");
    }

    @Test
    void laterChangesOfOneSetWin() throws IOException {
        database.change()
                .put(WORDS, "a", "1")
                .put(WORDS, "a", "2")
                .put(WORDS, "b", "1")
                .remove(WORDS, "b")
                .remove(WORDS, "never there")
                .commit();

        assertThat(database.find(WORDS, "a")).contains("2");
        assertThat(database.find(WORDS, "b")).isEmpty();
    }

    @Test
    void keepsColumnsApart() throws IOException {
        database.change().put(WORDS, "a", "word").put(NUMBERS, 7L, "seven").commit();

        assertThat(database.find(NUMBERS, 7L)).contains("seven");
        assertThat(words("")).containsExactly("a=word");
    }

    @Test
    void scansInTheOrderOfEncodedKeys() throws IOException {
        var change = database.change();
        for (var number : List.of(300L, 2L, 1L << 40, 255L, 0L)) {
            change.put(NUMBERS, number, "");
        }
        change.commit();

        var seen = new ArrayList<Long>();
        database.scan(NUMBERS, new byte[0], (key, value) -> seen.add(key));
        assertThat(seen).containsExactly(0L, 2L, 255L, 300L, 1L << 40);
    }

    @Test
    void scansOnlyWhatBeginsWithThePrefixAndStopsWhenTold() throws IOException {
        var change = database.change();
        for (var word : List.of("a", "ab", "abc", "abd", "ac", "b", "ÿ")) {
            change.put(WORDS, word, "");
        }
        change.commit();

        assertThat(words("ab")).containsExactly("ab=", "abc=", "abd=");
        assertThat(words("zz")).isEmpty();
        var seen = new ArrayList<String>();
        database.scan(WORDS, new byte[0], (key, value) -> {
            seen.add(key);
            return seen.size() < 3;
        });
        assertThat(seen).containsExactly("a", "ab", "abc");
    }

    @Test
    void aScanShowsTheStateAtItsBeginning() throws IOException {
        database.change().put(WORDS, "a", "").put(WORDS, "c", "").commit();

        var seen = new ArrayList<String>();
        database.scan(WORDS, new byte[0], (key, value) -> {
            seen.add(key);
            commitUnchecked(database.change().put(WORDS, "b", "").remove(WORDS, "c"));
            return true;
        });

        assertThat(seen).containsExactly("a", "c");
        assertThat(words("")).containsExactly("a=", "b=");
    }

    @Test
    void keepsTheKeysOfCollectionsWithRelatedNamesApart() throws IOException {
        var maths = new CollectionId("maths");
        database.change()
                .put(COUNTS, new InCollection<>(maths, "x"), 1L)
                .put(COUNTS, new InCollection<>(new CollectionId("maths-2"), "x"), 2L)
                .put(COUNTS, new InCollection<>(new CollectionId("math"), "s\0x"), 3L)
                .commit();

        var seen = new ArrayList<Long>();
        database.scan(COUNTS, Codecs.prefixOf(maths), (key, value) -> {
            assertThat(key).isEqualTo(new InCollection<>(maths, "x"));
            return seen.add(value);
        });
        assertThat(seen).containsExactly(1L);
    }

    @Test
    void removesAllThatBeginsWithAPrefixAndNothingElse() throws IOException {
        var maths = new CollectionId("maths");
        database.change()
                .put(COUNTS, new InCollection<>(maths, "x"), 1L)
                .put(COUNTS, new InCollection<>(maths, "\uffff"), 2L)
                .put(COUNTS, new InCollection<>(new CollectionId("maths-2"), "x"), 3L)
                .put(COUNTS, new InCollection<>(new CollectionId("math"), "x"), 4L)
                .commit();

        database.change()
                .removeAll(COUNTS, Codecs.prefixOf(maths))
                .put(COUNTS, new InCollection<>(maths, "anew"), 5L)
                .commit();

        var seen = new ArrayList<Long>();
        database.scan(COUNTS, new byte[0], (_, value) -> seen.add(value));
        assertThat(seen).containsExactlyInAnyOrder(3L, 4L, 5L);
    }

    @Test
    void takesManyChangesAtOnce() throws IOException {
        var change = database.change();
        IntStream.range(0, 50_000).forEach(i -> change.put(NUMBERS, (long) i, "number " + i));
        change.commit();

        assertThat(database.find(NUMBERS, 49_999L)).contains("number 49999");
    }

    @Test
    void refusesToWorkAfterItWasClosed() throws IOException {
        var change = database.change().put(WORDS, "a", "b");
        database.close();
        database.close();

        assertThatIOException().isThrownBy(() -> database.find(WORDS, "a")).withMessageContaining("closed");
        assertThatIOException().isThrownBy(change::commit).withMessageContaining("closed");
        assertThatIOException().isThrownBy(() -> words("")).withMessageContaining("closed");
    }

    private List<String> words(String prefix) throws IOException {
        var seen = new ArrayList<String>();
        database.scan(WORDS, Codecs.STRING.encode(prefix), (key, value) -> seen.add(key + "=" + value));
        return seen;
    }

    private static void commitUnchecked(Database.Changes changes) {
        try {
            changes.commit();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
