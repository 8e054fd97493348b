package org.packhorse.node.publish.pdf;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.text.PDFTextStripper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the words of a PDF, within limits of size, pages and time. What is broken, locked or a mere picture has none. Any thread. */
public final class PdfText {
    private static final Logger LOG = LoggerFactory.getLogger(PdfText.class);

    /** Of a file; a book of photographs has less. */
    private static final long FILE_LIMIT_BYTES = 1L << 30;

    /** The largest encyclopaedias in one volume have half of that. */
    private static final int PAGES_LIMIT = 5_000;

    /** What a node reads of it in any case. */
    private static final int TEXT_LIMIT_CHARS = 4 << 20;

    /** A thousand pages take ten seconds. */
    private static final Duration TIME_LIMIT = Duration.ofMinutes(2);

    private static final Pattern SPACES = Pattern.compile("[ \\t\\u00a0]+");
    private static final Pattern LINE_ENDS = Pattern.compile(" ?\\n[ \\n]*");

    /** Form feeds at the beginning stay: they count pages. */
    private static final Pattern ENDS = Pattern.compile("^[ \\n]+|[ \\n\\f]+$");

    private final InstantSource clock;

    /** Goes by {@code clock}, which nobody should set. */
    public PdfText(InstantSource clock) {
        this.clock = clock;
    }

    /** Enough was read. */
    private static final class LimitReached extends IOException {
        LimitReached(String limit) {
            super(limit);
        }
    }

    /** The words of {@code file} as UTF-8, a form feed behind each page but the last; empty where there are none. */
    public Optional<byte[]> read(Path file) {
        var text = new Text();
        try {
            if (Files.size(file) > FILE_LIMIT_BYTES) {
                throw new LimitReached("the file is larger than " + FILE_LIMIT_BYTES + " bytes");
            }
            try (var document = Loader.loadPDF(
                    new RandomAccessReadBufferedFile(file.toFile()), IOUtils.createTempFileOnlyStreamCache())) {
                var pages = new Pages(clock);
                pages.setEndPage(PAGES_LIMIT);
                pages.writeText(document, text);
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // A library for a format like this one fails in any way there is when it is fed with garbage.
            LOG.atWarn()
                    .addKeyValue("file", file.getFileName())
                    .addKeyValue("reason", e.toString())
                    .log("text of a PDF cannot be read to its end");
        }
        var compact =
                LINE_ENDS.matcher(SPACES.matcher(text.text).replaceAll(" ")).replaceAll("\n");
        return compact.codePoints().anyMatch(Character::isLetterOrDigit)
                ? Optional.of(ENDS.matcher(compact).replaceAll("").getBytes(StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** Keeps what is written, up to the limit. */
    private static final class Text extends Writer {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(char[] characters, int offset, int length) throws IOException {
            if (text.length() + length > TEXT_LIMIT_CHARS) {
                throw new LimitReached("more text than " + TEXT_LIMIT_CHARS + " characters");
            }
            for (int i = offset; i < offset + length; i++) {
                boolean wanted = characters[i] >= ' ' || characters[i] == '\n' || characters[i] == '\f';
                text.append(wanted ? characters[i] : ' ');
            }
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // There is nothing to let go.
        }
    }

    /** Reads pages in order, in the order of reading, and looks at the clock at every step. */
    private static final class Pages extends PDFTextStripper {
        private final InstantSource clock;
        private final Instant end;
        private int begun;

        Pages(InstantSource clock) {
            this.clock = clock;
            this.end = clock.instant().plus(TIME_LIMIT);
            setSortByPosition(false);
            setLineSeparator("\n");
            setParagraphEnd("\n");
        }

        /** Pages with nothing on them are passed over without a word, and count all the same. */
        @Override
        protected void writePageStart() throws IOException {
            for (; begun < getCurrentPageNo() - 1; begun++) {
                getOutput().write('\f');
            }
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (clock.instant().isAfter(end)) {
                throw new LimitReached("it takes more than " + TIME_LIMIT);
            }
            super.processOperator(operator, operands);
        }
    }
}
