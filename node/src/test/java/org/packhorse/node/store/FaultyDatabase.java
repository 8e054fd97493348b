package org.packhorse.node.store;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BiPredicate;

/** A database around another at whose commits a test kills the program. Used by one thread. */
public final class FaultyDatabase implements Database {
    private final Database inner;
    private int commitsUntilKill = Integer.MAX_VALUE;
    private boolean afterwards;
    private int commits;
    private int commitsUntilFull = Integer.MAX_VALUE;
    private Failing failing = Failing.NOT;

    /** A database that works like {@code inner} until told otherwise. */
    public FaultyDatabase(Database inner) {
        this.inner = inner;
    }

    /** What a kill looks like: nothing catches it. */
    public static final class Killed extends Error {
        Killed(int commit) {
            super("killed at commit " + commit + " (told so by the test)");
        }
    }

    /**
     * Kills at the commit that follows {@code commits} more.
     *
     * @param afterwards whether that commit still counts
     */
    public void killAfter(int commits, boolean afterwards) {
        commitsUntilKill = commits;
        this.afterwards = afterwards;
    }

    /** The next commit finds no room. */
    public void fillUp() {
        fillUpAfter(0);
    }

    /** The commit that follows {@code commits} more finds no room; those behind it do. */
    public void fillUpAfter(int commits) {
        commitsUntilFull = commits;
    }

    /** Whether the device fails in a commit: before the changes are made, or after. */
    public enum Failing {
        NOT,
        BEFORE,
        AFTER
    }

    /** Every commit fails from now on, as {@code failing} says. */
    public void fail(Failing failing) {
        this.failing = failing;
    }

    /** Lets it work again. */
    public void heal() {
        failing = Failing.NOT;
        commitsUntilKill = Integer.MAX_VALUE;
    }

    /** Commits so far. */
    public int commits() {
        return commits;
    }

    @Override
    public <K, V> Optional<V> find(Column<K, V> column, K key) throws IOException {
        return inner.find(column, key);
    }

    @Override
    public <K, V> void scan(Column<K, V> column, byte[] prefix, BiPredicate<K, V> visitor) throws IOException {
        inner.scan(column, prefix, visitor);
    }

    @Override
    public Changes change() {
        var changes = inner.change();
        return new Changes() {
            @Override
            public <K, V> Changes put(Column<K, V> column, K key, V value) {
                changes.put(column, key, value);
                return this;
            }

            @Override
            public <K, V> Changes remove(Column<K, V> column, K key) {
                changes.remove(column, key);
                return this;
            }

            @Override
            public Changes removeAll(Column<?, ?> column, byte[] prefix) {
                changes.removeAll(column, prefix);
                return this;
            }

            @Override
            public void commit() throws IOException {
                if (commitsUntilFull-- == 0) {
                    commitsUntilFull = Integer.MAX_VALUE;
                    throw new StorageFullException("told so by the test", 1, 0);
                }
                if (failing == Failing.BEFORE) {
                    throw new IOException("the device failed");
                }
                boolean fatal = commitsUntilKill-- <= 0;
                if (!fatal || afterwards) {
                    changes.commit();
                    commits++;
                }
                if (fatal) {
                    commitsUntilKill = 0;
                    throw new Killed(commits);
                }
                if (failing == Failing.AFTER) {
                    throw new IOException("the device failed");
                }
            }
        };
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }
}
