package org.packhorse.node.search.text;

import java.io.IOException;
import java.util.regex.Pattern;
import org.packhorse.node.language.LanguageTags;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Quoted;

/**
 * A piece of the text of the file or part at {@code path}, as it travels: a line of six fields with tabs between. The first is what of the
 * path comes behind that of the file, nothing or {@code //part}, so that a file that moves takes its text along. No field has a tab or a
 * line's end in it, for paths may not and what is gathered has spaces only.
 */
public record PieceLine(FilePath path, TextGatherer.Piece piece) {
    /** The longest there can be, and some pages' ends. */
    static final int LIMIT_CHARS = TextGatherer.LONGEST_PIECE_CHARS + 2 * FilePath.LIMIT_BYTES;

    private static final Pattern TAB = Pattern.compile("\t");
    private static final int FIELDS = 6;

    /** The line, with its end, among those of {@code file}. */
    public String encode(FilePath file) {
        return String.join(
                        "\t",
                        path.value().substring(file.value().length()),
                        piece.title(),
                        piece.heading(),
                        piece.language(),
                        Integer.toString(piece.page()),
                        piece.text())
                + "\n";
    }

    /**
     * Reads a line, without its end, of those of {@code file}.
     *
     * @throws IOException where it is none
     */
    static PieceLine decode(String line, FilePath file) throws IOException {
        var fields = TAB.split(line, -1);
        if (fields.length != FIELDS) {
            throw new IOException("a line of carried text has " + fields.length + " fields, not " + FIELDS);
        }
        try {
            var tag = fields[3];
            if (!tag.isEmpty() && LanguageTags.find(tag).isEmpty()) {
                throw new IllegalArgumentException(Quoted.shortly(tag) + " is no language");
            }
            int page = Integer.parseInt(fields[4]);
            if (page < 0 || Math.max(fields[1].length(), fields[2].length()) > TextGatherer.LONGEST_TITLE_CHARS) {
                throw new IllegalArgumentException("a page, a title or a heading that none can have");
            }
            if (!(fields[0].isEmpty() || fields[0].startsWith("//"))) {
                throw new IllegalArgumentException("it is no part of " + file);
            }
            return new PieceLine(
                    new FilePath(file.value() + fields[0]),
                    new TextGatherer.Piece(fields[1], fields[2], tag, fields[5], page));
        } catch (IllegalArgumentException e) {
            throw new IOException("a line of carried text cannot be read", e);
        }
    }
}
