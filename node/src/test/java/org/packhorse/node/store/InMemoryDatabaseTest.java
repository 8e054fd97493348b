package org.packhorse.node.store;

final class InMemoryDatabaseTest extends DatabaseContract {
    @Override
    protected Database open() {
        return new InMemoryDatabase();
    }
}
