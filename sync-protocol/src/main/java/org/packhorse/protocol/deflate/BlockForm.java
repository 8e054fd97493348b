package org.packhorse.protocol.deflate;

/** The forms of blocks (RFC 1951, section 3.2.3). */
enum BlockForm {
    STORED(0),
    FIXED(1),
    DYNAMIC(2);

    private final int number;

    BlockForm(int number) {
        this.number = number;
    }

    /** What stands for the form in a stream. */
    int number() {
        return number;
    }
}
