package org.packhorse.protocol.container;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import org.packhorse.protocol.column.Column;
import org.packhorse.protocol.column.Columns;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * Character sets in which programs that pack files write names without saying so: what the system where they ran used, whatever APPNOTE.TXT
 * (appendix D) says. In the order of their numbers in recipes.
 */
enum NameCharset {
    /** Nothing but UTF-8. */
    NONE(0, ""),
    /** What the specification has: DOS in America. */
    DOS(1, "IBM437"),
    CHINESE(2, "GBK"),
    JAPANESE(3, "windows-31j"),
    TAIWANESE(4, "Big5"),
    KOREAN(5, "x-windows-949"),
    DOS_CYRILLIC(6, "IBM866"),
    CYRILLIC(7, "windows-1251"),
    ARABIC(8, "windows-1256"),
    LATIN(9, "windows-1252");

    private static final List<NameCharset> ALL = List.of(values());

    private final int number;
    private final String name;

    NameCharset(int number, String name) {
        this.number = number;
        this.name = name;
    }

    /** The one that {@code notes} have, or {@code actual} where they are written. */
    static NameCharset code(Columns notes, NameCharset actual) throws RefusedInputException {
        return ALL.get((int) notes.within(Column.ZIP_CHARSET, ALL.size() - 1L, 0, actual.number));
    }

    /**
     * {@code bytes} as text.
     *
     * @throws CharacterCodingException where they are none in this set
     */
    String decode(byte[] bytes) throws CharacterCodingException {
        if (this == NONE) {
            throw new CharacterCodingException();
        }
        return charset().newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    /** The bytes of {@code c}, which was decoded with this set, as one number. */
    int bytes(char c) {
        int number = 0;
        for (byte b : String.valueOf(c).getBytes(charset())) {
            number = number << 8 | (b & 0xff);
        }
        return number;
    }

    private Charset charset() {
        return Charset.forName(name);
    }
}
