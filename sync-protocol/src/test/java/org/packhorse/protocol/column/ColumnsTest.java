package org.packhorse.protocol.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.content.RefusedInputException;

class ColumnsTest {
    private static final byte[] UNKNOWN = {};

    @Test
    void whatIsAsPredictedCostsNothing() throws Exception {
        var notes = new ColumnsWriter(0);
        for (int i = 0; i < 1000; i++) {
            notes.code(Column.ZIP_TIME, i, i);
        }

        assertThat(encoded(notes)).isEmpty();
        assertThat(new ColumnsReader(UNKNOWN, 0).code(Column.ZIP_TIME, 7, 0)).isEqualTo(7);
    }

    @Test
    void givesBackWhatWasNoted() throws Exception {
        var notes = new ColumnsWriter(100);
        long[] values = {0, 0, 5, -3, 0, Long.MAX_VALUE, Long.MIN_VALUE, 0};
        for (long value : values) {
            notes.code(Column.ZIP_TIME, 0, value);
            notes.code(Column.TOKEN_GAP, 1, value);
        }
        notes.bytes(Column.LITERAL, 2, new byte[] {1, 2});

        var reader = new ColumnsReader(encoded(notes), 0);
        for (long value : values) {
            assertThat(reader.code(Column.ZIP_TIME, 0, 99)).isEqualTo(value);
            assertThat(reader.code(Column.TOKEN_GAP, 1, 99)).isEqualTo(value);
        }
        assertThat(reader.bytes(Column.LITERAL, 2, UNKNOWN)).containsExactly(1, 2);
        reader.requireAllRead();
    }

    @Test
    void appendedNotesFollowOnTheirRuns() throws Exception {
        var first = new ColumnsWriter(100);
        first.code(Column.ZIP_TIME, 0, 0);
        var second = new ColumnsWriter(100);
        second.code(Column.ZIP_TIME, 0, 0);
        second.code(Column.ZIP_TIME, 0, 4);
        second.code(Column.ZIP_TIME, 0, 0);

        first.append(second);
        first.code(Column.ZIP_TIME, 0, 6);

        var reader = new ColumnsReader(encoded(first), 0);
        for (long value : new long[] {0, 0, 4, 0, 6}) {
            assertThat(reader.code(Column.ZIP_TIME, 0, 0)).isEqualTo(value);
        }
    }

    @Test
    void aWriterKeepsToItsLimit() {
        var notes = new ColumnsWriter(3);

        assertThatThrownBy(() -> notes.bytes(Column.LITERAL, 4, new byte[4])).isInstanceOf(RefusedInputException.class);
    }

    @Test
    void refusesOtherEncodings() {
        assertRefused("01"); // a column without length
        assertRefused("01 00"); // an empty one
        assertRefused("01 02 00"); // one that ends behind the end
        assertRefused("02 01 00 01 02 00 02"); // out of order
        assertRefused("7f 01 00"); // unknown
        assertRefused("01 8100 00"); // a length in too many bytes
    }

    @Test
    void refusesWhatNobodyAskedFor() throws Exception {
        var reader = new ColumnsReader(hex("01 02 00 02"), 0);

        assertThatThrownBy(reader::requireAllRead).isInstanceOf(RefusedInputException.class);
    }

    @Test
    void refusesRunsThatAreWrittenTooLong() throws Exception {
        var reader = new ColumnsReader(hex("01 02 05 00"), 0);

        assertThatThrownBy(() -> reader.code(Column.LITERAL_LENGTH, 0, 0)).isInstanceOf(RefusedInputException.class);
    }

    private static void assertRefused(String encoding) {
        assertThatThrownBy(() -> new ColumnsReader(hex(encoding), 0)).isInstanceOf(RefusedInputException.class);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static byte[] encoded(ColumnsWriter notes) {
        var out = new ByteArrayOutputStream();
        notes.writeTo(out);
        return out.toByteArray();
    }
}
