package org.packhorse.protocol.container;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;

/** Gives each part a name that can stand in a path, its own where that will do. */
final class PartNames {
    private final NameCharset charset;
    private final List<String> names = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    /** For names in UTF-8. */
    PartNames() {
        this(NameCharset.NONE);
    }

    /** @param charset of names that are not UTF-8 */
    PartNames(NameCharset charset) {
        this.charset = charset;
    }

    /** Adds a part that its container calls {@code name}. */
    void add(byte[] name) {
        var text = cleaned(name);
        if (text.isEmpty() || !taken.add(text)) {
            addUnnamed();
        } else {
            names.add(text);
        }
    }

    /** Adds a part that is not to be taken for what its name promises. */
    void addUnnamed() {
        names.add("#" + names.size());
    }

    List<String> toList() {
        return List.copyOf(names);
    }

    /** The name as a path, or nothing where it is none or could be taken for a substitute. */
    private String cleaned(byte[] name) {
        if (name.length == 0 || name.length > ContainerLimits.NAME_BYTES || name[0] == '#') {
            return "";
        }
        try {
            return FilePath.parse(decoded(name)).value();
        } catch (CharacterCodingException | RefusedInputException _) {
            return "";
        }
    }

    private String decoded(byte[] name) throws CharacterCodingException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException _) {
            return charset.decode(name);
        }
    }
}
