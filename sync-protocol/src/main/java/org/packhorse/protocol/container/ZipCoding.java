package org.packhorse.protocol.container;

/** What becomes of an entry's data. */
enum ZipCoding {
    /** They are the content of a part. */
    STORED_PART(0),
    /** They are a deflate stream; what it inflates to is a part. */
    DEFLATED_PART(1),
    /** They are a part as they are, whatever they mean. */
    OPAQUE_PART(2),
    /** They stand in the recipe: folders and empty files. */
    NO_PART(3);

    private final int number;

    ZipCoding(int number) {
        this.number = number;
    }

    /** What stands for the coding in a recipe. */
    int number() {
        return number;
    }
}
