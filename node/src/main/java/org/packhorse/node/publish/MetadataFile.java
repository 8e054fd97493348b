package org.packhorse.node.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;

/**
 * The description of a collection that lies beside its folder: TOML, with a {@code [[resource]]} table for each learning item.
 *
 * @param details what it says about the collection
 * @param resources its items; empty where the folder is one item
 */
public record MetadataFile(Details details, List<ResourceDraft> resources) {
    /** Ten thousand items of 400 characters. */
    private static final long LIMIT_BYTES = 4 << 20;

    private static final Set<String> COLLECTION_KEYS =
            Set.of("title", "description", "languages", "licence", "publisher", "attribution", "resource");
    private static final Set<String> RESOURCE_KEYS = Set.of(
            "id",
            "title",
            "description",
            "languages",
            "licence",
            "attribution",
            "subjects",
            "level",
            "accessibility",
            "entry");

    /** Nothing said. */
    public static final MetadataFile NONE = new MetadataFile(Details.NONE, List.of());

    /** An item whose languages, licence and attribution may be left to the collection. */
    public record ResourceDraft(
            String id,
            String title,
            String description,
            List<String> languages,
            Optional<String> licence,
            Optional<String> attribution,
            List<String> subjects,
            String level,
            List<String> accessibility,
            String entry) {
        /** The item in a collection with these languages and this licence and attribution. */
        Resource complete(List<String> languagesElse, String licenceElse, String attributionElse) {
            return new Resource(
                    id,
                    title,
                    description,
                    languages.isEmpty() ? languagesElse : languages,
                    licence.orElse(licenceElse),
                    attribution.orElse(attributionElse),
                    subjects,
                    level,
                    accessibility,
                    entry);
        }
    }

    /** The file that belongs to {@code folder}: its name with {@code .toml} behind it, beside it; where there is one. */
    public static Optional<Path> findBeside(Path folder) {
        var absolute = folder.toAbsolutePath().normalize();
        var name = absolute.getFileName();
        return name == null
                ? Optional.empty()
                : Optional.of(absolute.resolveSibling(name + ".toml")).filter(Files::isRegularFile);
    }

    /**
     * Reads {@code file}.
     *
     * @throws RefusedInputException where it is not such a file; the message names the line or the key
     */
    public static MetadataFile read(Path file) throws IOException, RefusedInputException {
        if (Files.size(file) > LIMIT_BYTES) {
            throw refusal(file, "it has more than " + LIMIT_BYTES + " bytes");
        }
        try {
            return parse(file, new TomlMapper().readTree(Files.readString(file)));
        } catch (JsonProcessingException e) {
            var where =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw refusal(file, "it is not TOML" + where + " (" + e.getOriginalMessage() + ")");
        } catch (java.nio.charset.CharacterCodingException e) {
            throw refusal(file, "it is not UTF-8");
        }
    }

    private static RefusedInputException refusal(Path file, String problem) {
        return new RefusedInputException(file.toString(), problem, "mend the file and import again");
    }

    private static MetadataFile parse(Path file, JsonNode root) throws RefusedInputException {
        requireKeys(file, "", root, COLLECTION_KEYS);
        var fields = new Fields(file, "", root);
        var details = new Details(
                fields.text("title"),
                fields.text("description"),
                fields.texts("languages"),
                fields.text("licence"),
                fields.text("publisher"),
                fields.text("attribution"));
        var resources = new ArrayList<ResourceDraft>();
        for (var table : root.path("resource")) {
            var where = "resource " + (resources.size() + 1) + ": ";
            requireKeys(file, where, table, RESOURCE_KEYS);
            resources.add(resource(new Fields(file, where, table)));
        }
        return new MetadataFile(details, resources);
    }

    private static ResourceDraft resource(Fields fields) throws RefusedInputException {
        return new ResourceDraft(
                fields.required("id"),
                fields.required("title"),
                fields.text("description").orElse(""),
                fields.texts("languages"),
                fields.text("licence"),
                fields.text("attribution"),
                fields.texts("subjects"),
                fields.text("level").orElse("all"),
                fields.texts("accessibility"),
                fields.required("entry"));
    }

    private static void requireKeys(Path file, String where, JsonNode table, Set<String> known)
            throws RefusedInputException {
        for (var names = table.fieldNames(); names.hasNext(); ) {
            var name = names.next();
            if (!known.contains(name)) {
                throw refusal(
                        file,
                        where + "\"" + Quoted.shortly(name) + "\" is not one of "
                                + known.stream().sorted().toList());
            }
        }
    }

    /** The values of one table. */
    private record Fields(Path file, String where, JsonNode table) {
        Optional<String> text(String name) throws RefusedInputException {
            var value = table.path(name);
            if (value.isMissingNode()) {
                return Optional.empty();
            }
            if (!value.isTextual()) {
                throw refusal(file, where + name + " is not a text in quotes");
            }
            return Optional.of(value.textValue());
        }

        String required(String name) throws RefusedInputException {
            return text(name).orElseThrow(() -> refusal(file, where + name + " is missing"));
        }

        List<String> texts(String name) throws RefusedInputException {
            var texts = new ArrayList<String>();
            var value = table.path(name);
            if (!value.isMissingNode() && !value.isArray()) {
                throw refusal(file, where + name + " is not a list of texts");
            }
            for (var element : value) {
                if (!element.isTextual()) {
                    throw refusal(file, where + name + " has something that is not a text");
                }
                texts.add(element.textValue());
            }
            return texts;
        }
    }
}
