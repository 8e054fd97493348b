package org.packhorse.protocol.column;

/** What is noted of what; the order is that of the encoding. SPEC.md, "Recipes", says what each means. */
public enum Column {
    /** Entries of a ZIP file, members of a gzip or tar file, streams of a PDF. */
    COUNT(0, Kind.SPARSE),
    /** Bytes that follow nothing, in front of what comes next. */
    LITERAL_LENGTH(1, Kind.SPARSE),
    /** These bytes. */
    LITERAL(2, Kind.BYTES),
    /** Which model a deflate stream is held against. */
    DEFLATE_MODEL(3, Kind.SPARSE),
    /** How many corrections of tokens a stream has. */
    TOKEN_CORRECTIONS(4, Kind.SPARSE),
    /** Tokens that are as predicted before a correction. */
    TOKEN_GAP(5, Kind.DENSE),
    /** The length of a corrected token, 1 for a literal, against the predicted one. */
    TOKEN_LENGTH(6, Kind.DENSE),
    /** The distance of a corrected match against the nearest one of its length. */
    TOKEN_DISTANCE(7, Kind.SPARSE),
    /** The form of a block against the one that zlib would choose. */
    BLOCK_FORM(8, Kind.SPARSE),
    /** Tokens of a block that ends elsewhere than predicted. */
    BLOCK_TOKENS(9, Kind.SPARSE),
    /** Bytes of a stored block. */
    BLOCK_STORED(10, Kind.SPARSE),
    /** Whether a block at the end of the content is the last. */
    BLOCK_LAST(11, Kind.SPARSE),
    /** Bits of a dynamic block's header that zlib would write otherwise. */
    HEADER_BITS(12, Kind.SPARSE),
    /** These bits. */
    HEADER(13, Kind.BYTES),
    ZIP_CODING(14, Kind.SPARSE),
    ZIP_VERSION(15, Kind.SPARSE),
    ZIP_FLAGS(16, Kind.SPARSE),
    ZIP_METHOD(17, Kind.SPARSE),
    ZIP_TIME(18, Kind.SPARSE),
    ZIP_CRC(19, Kind.SPARSE),
    ZIP_COMPRESSED_SIZE(20, Kind.SPARSE),
    ZIP_SIZE(21, Kind.SPARSE),
    ZIP_NAME_LENGTH(22, Kind.DENSE),
    ZIP_NAME(23, Kind.BYTES),
    ZIP_EXTRA_LENGTH(24, Kind.SPARSE),
    ZIP_EXTRA(25, Kind.SPARSE),
    ZIP_DESCRIPTOR(26, Kind.SPARSE),
    ZIP_SHIFT(27, Kind.SPARSE),
    ZIP_CENTRAL_ORDER(28, Kind.SPARSE),
    ZIP_CENTRAL_MADE_BY(29, Kind.SPARSE),
    ZIP_CENTRAL_VERSION(30, Kind.SPARSE),
    ZIP_CENTRAL_FLAGS(31, Kind.SPARSE),
    ZIP_CENTRAL_METHOD(32, Kind.SPARSE),
    ZIP_CENTRAL_TIME(33, Kind.SPARSE),
    ZIP_CENTRAL_CRC(34, Kind.SPARSE),
    ZIP_CENTRAL_COMPRESSED_SIZE(35, Kind.SPARSE),
    ZIP_CENTRAL_SIZE(36, Kind.SPARSE),
    ZIP_CENTRAL_NAME_LENGTH(37, Kind.SPARSE),
    ZIP_CENTRAL_NAME(38, Kind.BYTES),
    ZIP_CENTRAL_EXTRA_LENGTH(39, Kind.SPARSE),
    ZIP_CENTRAL_EXTRA(40, Kind.SPARSE),
    ZIP_COMMENT_LENGTH(41, Kind.SPARSE),
    ZIP_COMMENT(42, Kind.BYTES),
    ZIP_DISK(43, Kind.SPARSE),
    ZIP_INTERNAL_ATTRIBUTES(44, Kind.SPARSE),
    ZIP_EXTERNAL_ATTRIBUTES(45, Kind.SPARSE),
    ZIP_OFFSET(46, Kind.SPARSE),
    ZIP_END(47, Kind.SPARSE),
    GZIP_FLAGS(48, Kind.SPARSE),
    GZIP_TIME(49, Kind.SPARSE),
    GZIP_EXTRA_FLAGS(50, Kind.SPARSE),
    GZIP_SYSTEM(51, Kind.SPARSE),
    GZIP_LENGTH(52, Kind.SPARSE),
    TAR_CODING(53, Kind.SPARSE),
    TAR_NAME_LENGTH(54, Kind.DENSE),
    TAR_NAME(55, Kind.BYTES),
    TAR_HEADER(56, Kind.SPARSE),
    TAR_ZEROS(57, Kind.SPARSE),
    PDF_SKIPPED(58, Kind.SPARSE),
    PDF_ZLIB(59, Kind.SPARSE),
    PDF_LENGTH(60, Kind.DENSE),
    /** In which character set those names are read that are no UTF-8; how it was guessed is nobody else's business. */
    ZIP_CHARSET(61, Kind.SPARSE);

    private enum Kind {
        SPARSE,
        DENSE,
        BYTES
    }

    private final int number;
    private final Kind kind;

    Column(int number, Kind kind) {
        this.number = number;
        this.kind = kind;
    }

    /** What stands for the column in an encoding; ascending in the order here. */
    int number() {
        return number;
    }

    /** Whether differences are mostly zero: runs of zeros are counted, those at the end go without saying. */
    boolean isSparse() {
        return kind == Kind.SPARSE;
    }

    /** Whether differences are mostly not zero: each is written. */
    boolean isDense() {
        return kind == Kind.DENSE;
    }
}
