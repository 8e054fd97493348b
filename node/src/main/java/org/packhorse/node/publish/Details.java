package org.packhorse.node.publish;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.store.StreamCodec;
import org.packhorse.protocol.content.CollectionId;

/**
 * What a curator has said about a collection so far; what is not said is empty.
 *
 * @param languages BCP 47 tags; empty where not said
 * @param later which media may come after the rest of a version
 * @param leansOn which other collections its packs may lean on
 * @param texts which texts travel with it
 */
public record Details(
        Optional<String> title,
        Optional<String> description,
        List<String> languages,
        Optional<String> licence,
        Optional<String> publisher,
        Optional<String> attribution,
        Optional<LaterMedia> later,
        Optional<LeansOn> leansOn,
        Optional<CarriedTexts> texts) {
    /** Nothing said. */
    public static final Details NONE = new Details(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    static final StreamCodec<Details> CODEC = new StreamCodec<>(Details::write, Details::read);

    public Details {
        languages = List.copyOf(languages);
    }

    /** The same where {@code newer} says nothing, else what it says. */
    public Details overriddenBy(Details newer) {
        return new Details(
                newer.title.or(() -> title),
                newer.description.or(() -> description),
                newer.languages.isEmpty() ? languages : newer.languages,
                newer.licence.or(() -> licence),
                newer.publisher.or(() -> publisher),
                newer.attribution.or(() -> attribution),
                newer.later.or(() -> later),
                newer.leansOn.or(() -> leansOn),
                newer.texts.or(() -> texts));
    }

    private static void write(Details details, DataOutputStream out) throws IOException {
        write(details.title, out);
        write(details.description, out);
        write(details.languages, out);
        write(details.licence, out);
        write(details.publisher, out);
        write(details.attribution, out);
        out.writeBoolean(details.later.isPresent());
        if (details.later.isPresent()) {
            write(details.later.get().patterns(), out);
        }
        out.writeBoolean(details.leansOn.isPresent());
        if (details.leansOn.isPresent()) {
            write(
                    details.leansOn.get().collections().stream()
                            .map(CollectionId::value)
                            .toList(),
                    out);
        }
        write(details.texts.map(CarriedTexts::name), out);
    }

    private static void write(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (var text : texts) {
            out.writeUTF(text);
        }
    }

    private static void write(Optional<String> text, DataOutputStream out) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            out.writeUTF(text.get());
        }
    }

    private static Details read(DataInputStream in) throws IOException {
        var title = readText(in);
        var description = readText(in);
        var languages = readTexts(in);
        return new Details(
                title,
                description,
                languages,
                readText(in),
                readText(in),
                readText(in),
                readLater(in),
                readLeansOn(in),
                readCarried(in));
    }

    private static Optional<LaterMedia> readLater(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(new LaterMedia(readTexts(in))) : Optional.empty();
    }

    private static Optional<LeansOn> readLeansOn(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? Optional.of(new LeansOn(
                        readTexts(in).stream().map(CollectionId::new).toList()))
                : Optional.empty();
    }

    /** Records of earlier programs end before it. */
    private static Optional<CarriedTexts> readCarried(DataInputStream in) throws IOException {
        return in.available() == 0 ? Optional.empty() : readText(in).map(CarriedTexts::kept);
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        var texts = new ArrayList<String>();
        for (int count = in.readInt(); count > 0; count--) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private static Optional<String> readText(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
    }
}
