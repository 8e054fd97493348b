package org.packhorse.node.search;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/**
 * A directory into which an index is written at a {@link Pace}: on a small board Lucene merges parts of an index for a minute at a time, and
 * asks nobody meanwhile. The thread that merges them is the one that writes.
 */
final class PacedDirectory extends FilterDirectory {
    private final Pace pace;

    PacedDirectory(Directory directory, Pace pace) {
        super(directory);
        this.pace = pace;
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        return new Paced(super.createOutput(name, context), pace);
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        return new Paced(super.createTempOutput(prefix, suffix, context), pace);
    }

    private static final class Paced extends IndexOutput {
        /** Less than a millisecond's work, and seldom enough to look at a clock. */
        private static final int BYTES = 8 * 1024;

        private final IndexOutput out;
        private final Pace pace;
        private int sinceLooked;

        Paced(IndexOutput out, Pace pace) {
            super("paced " + out, out.getName());
            this.out = out;
            this.pace = pace;
        }

        @Override
        public void writeByte(byte b) throws IOException {
            wrote(1);
            out.writeByte(b);
        }

        @Override
        public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
            wrote(length);
            out.writeBytes(bytes, offset, length);
        }

        @Override
        public void writeShort(short s) throws IOException {
            wrote(Short.BYTES);
            out.writeShort(s);
        }

        @Override
        public void writeInt(int i) throws IOException {
            wrote(Integer.BYTES);
            out.writeInt(i);
        }

        @Override
        public void writeLong(long l) throws IOException {
            wrote(Long.BYTES);
            out.writeLong(l);
        }

        private void wrote(int bytes) throws IOException {
            sinceLooked += bytes;
            if (sinceLooked >= BYTES) {
                sinceLooked = 0;
                try {
                    pace.rest();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted while an index was written");
                }
            }
        }

        @Override
        public long getFilePointer() {
            return out.getFilePointer();
        }

        @Override
        public long getChecksum() throws IOException {
            return out.getChecksum();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
