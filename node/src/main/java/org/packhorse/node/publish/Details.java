package org.packhorse.node.publish;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.store.StreamCodec;

/**
 * What a curator has said about a collection so far; what is not said is empty.
 *
 * @param languages BCP 47 tags; empty where not said
 */
public record Details(
        Optional<String> title,
        Optional<String> description,
        List<String> languages,
        Optional<String> licence,
        Optional<String> publisher,
        Optional<String> attribution) {
    /** Nothing said. */
    public static final Details NONE = new Details(
            Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    static final StreamCodec<Details> CODEC = new StreamCodec<>(Details::write, Details::read);

    public Details {
        languages = List.copyOf(languages);
    }

    /** The same where {@code later} says nothing, else what it says. */
    public Details overriddenBy(Details later) {
        return new Details(
                later.title.or(() -> title),
                later.description.or(() -> description),
                later.languages.isEmpty() ? languages : later.languages,
                later.licence.or(() -> licence),
                later.publisher.or(() -> publisher),
                later.attribution.or(() -> attribution));
    }

    private static void write(Details details, DataOutputStream out) throws IOException {
        write(details.title, out);
        write(details.description, out);
        out.writeInt(details.languages.size());
        for (var language : details.languages) {
            out.writeUTF(language);
        }
        write(details.licence, out);
        write(details.publisher, out);
        write(details.attribution, out);
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
        var languages = new java.util.ArrayList<String>();
        for (int count = in.readInt(); count > 0; count--) {
            languages.add(in.readUTF());
        }
        return new Details(title, description, languages, readText(in), readText(in), readText(in));
    }

    private static Optional<String> readText(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
    }
}
