package org.packhorse.node.library.reading;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.packhorse.node.assembly.FileList;
import org.packhorse.node.library.reading.markup.Reference;
import org.packhorse.node.library.reading.markup.Vocabulary;
import org.packhorse.protocol.content.FilePath;

/** Which parts of a book are encrypted for those who bought it: what META-INF/encryption.xml says. Nothing can be read of them. */
final class Locks {
    /** Fonts that are only made unusable elsewhere: their books can be read without them. */
    private static final Set<String> FOR_FONTS =
            Set.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");

    private Locks() {}

    /** Those of {@code chapters} of {@code container} that are; all of them where there is too much to read about it. */
    static Set<FilePath> find(FileList files, FilePath container, List<FilePath> chapters, ReadingRoom room)
            throws IOException {
        var description = WebPackage.part(files, container, "META-INF/encryption.xml");
        if (description.isEmpty()) {
            return Set.of();
        }
        var locked = room.readMarkup(files, description.get(), document -> named(document, container));
        var found = new HashSet<>(chapters);
        locked.ifPresent(found::retainAll);
        return found;
    }

    private static Set<FilePath> named(Document document, FilePath container) {
        var named = new HashSet<FilePath>();
        var method = "";
        boolean within = false;
        for (var element : document.getAllElements()) {
            switch (Vocabulary.name(element)) {
                case "encrypteddata" -> {
                    within = true;
                    method = "";
                }
                // Its own comes first, then that of a key in it.
                case "encryptionmethod" -> method = method.isEmpty() ? element.attr("Algorithm") : method;
                case "cipherreference" -> {
                    if (within
                            && !FOR_FONTS.contains(method)
                            && Reference.of(Books.top(container), element.attr("URI"))
                                    instanceof Reference.Inside inside) {
                        named.add(inside.path());
                    }
                    within = false;
                }
                default -> {}
            }
        }
        return named;
    }
}
