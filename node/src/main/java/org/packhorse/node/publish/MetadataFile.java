package org.packhorse.node.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.packhorse.node.config.TomlFile;
import org.packhorse.node.language.LanguageTags;
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

    private static final Set<String> COLLECTION_KEYS = Set.of(
            "title",
            "description",
            "languages",
            "licence",
            "publisher",
            "attribution",
            "later",
            "leans-on",
            "texts",
            "resource");
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
        var toml = new TomlFile(file, "mend the file and import again");
        return parse(toml, toml.read(LIMIT_BYTES));
    }

    private static MetadataFile parse(TomlFile file, JsonNode root) throws RefusedInputException {
        file.requireKeys("", root, COLLECTION_KEYS);
        var fields = new Fields(file, "", root);
        refuse(file, "", KnownWords.wrongLanguage(fields.texts("languages")));
        var details = new Details(
                fields.text("title"),
                fields.text("description"),
                fields.texts("languages"),
                fields.text("licence"),
                fields.text("publisher"),
                fields.text("attribution"),
                root.has("later") ? Optional.of(LaterMedia.parse(fields.texts("later"))) : Optional.empty(),
                root.has("leans-on") ? Optional.of(LeansOn.parse(fields.texts("leans-on"))) : Optional.empty(),
                carried(fields.text("texts")));
        return new MetadataFile(details, resources(file, root));
    }

    private static Optional<CarriedTexts> carried(Optional<String> said) throws RefusedInputException {
        return said.isEmpty() ? Optional.empty() : Optional.of(CarriedTexts.parse(said.get()));
    }

    private static List<ResourceDraft> resources(TomlFile file, JsonNode root) throws RefusedInputException {
        var resources = new ArrayList<ResourceDraft>();
        var numbers = new HashMap<String, Integer>();
        for (var table : root.path("resource")) {
            int number = resources.size() + 1;
            var id = table.path("id").asText();
            var where = "resource " + number + (id.isEmpty() ? "" : " (" + Quoted.shortly(id) + ")") + ": ";
            file.requireKeys(where, table, RESOURCE_KEYS);
            var draft = resource(new Fields(file, where, table));
            requirePossible(file, where, draft);
            var namesake = numbers.putIfAbsent(id, number);
            if (namesake != null) {
                throw file.refusal(where + "resource " + namesake + " has the same id");
            }
            resources.add(draft);
        }
        return resources;
    }

    /** Refuses what cannot be an item in any collection: here it is known which of many it is. */
    private static void requirePossible(TomlFile file, String where, ResourceDraft draft) throws RefusedInputException {
        refuse(file, where, KnownWords.wrongLanguage(draft.languages));
        refuse(file, where, KnownWords.wrongAccessibility(draft.accessibility));
        try {
            draft.complete(List.of(LanguageTags.UNKNOWN), "CC0-1.0", "");
        } catch (IllegalArgumentException e) {
            throw file.refusal(where + e.getMessage());
        }
    }

    private static void refuse(TomlFile file, String where, Optional<String> problem) throws RefusedInputException {
        if (problem.isPresent()) {
            throw file.refusal(where + problem.get());
        }
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

    /** The values of one table. */
    private record Fields(TomlFile file, String where, JsonNode table) {
        Optional<String> text(String name) throws RefusedInputException {
            var value = table.path(name);
            if (value.isMissingNode()) {
                return Optional.empty();
            }
            if (!value.isTextual()) {
                throw file.refusal(where + name + " is not a text in quotes");
            }
            return Optional.of(value.textValue());
        }

        String required(String name) throws RefusedInputException {
            return text(name).orElseThrow(() -> file.refusal(where + name + " is missing"));
        }

        List<String> texts(String name) throws RefusedInputException {
            var texts = new ArrayList<String>();
            var value = table.path(name);
            if (!value.isMissingNode() && !value.isArray()) {
                throw file.refusal(where + name + " is not a list of texts");
            }
            for (var element : value) {
                if (!element.isTextual()) {
                    throw file.refusal(where + name + " has something that is not a text");
                }
                texts.add(element.textValue());
            }
            return texts;
        }
    }
}
