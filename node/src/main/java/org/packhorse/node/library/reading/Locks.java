package org.packhorse.node.library.reading;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.packhorse.node.assembly.FileList;
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
        for (var element : document.getAllElements()) {
            if (!Vocabulary.name(element).equals("encrypteddata")) {
                continue;
            }
            var method = Rewriting.find(element, "encryptionmethod")
                    .map(e -> e.attr("Algorithm"))
                    .orElse("");
            var reference = Rewriting.find(element, "cipherreference")
                    .map(e -> e.attr("URI"))
                    .orElse("");
            if (!FOR_FONTS.contains(method)
                    && Reference.of(Books.top(container), reference) instanceof Reference.Inside inside) {
                named.add(inside.path());
            }
        }
        return named;
    }
}
