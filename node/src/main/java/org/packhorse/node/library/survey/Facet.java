package org.packhorse.node.library.survey;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.protocol.content.Resource;

/** A side from which resources can be looked at. */
public enum Facet {
    SUBJECT,
    LEVEL,
    LANGUAGE,
    KIND;

    /** A curator who names more helps nobody; more of one resource are not counted. */
    private static final int VALUES_LIMIT = 12;

    /** Its name in addresses. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The facet that addresses call {@code id}. */
    public static Optional<Facet> find(String id) {
        for (var facet : values()) {
            if (facet.id().equals(id)) {
                return Optional.of(facet);
            }
        }
        return Optional.empty();
    }

    /** What {@code resource} of {@code version} shows on this side. */
    List<String> of(ShownVersion version, Resource resource, Survey.Kinds kinds) {
        return switch (this) {
            case SUBJECT ->
                resource.subjects().stream()
                        .limit(VALUES_LIMIT)
                        .map(String::strip)
                        .filter(Facet::fitsAnAddress)
                        .toList();
            case LEVEL -> List.of(resource.level());
            case LANGUAGE ->
                resource.languages().stream()
                        .limit(VALUES_LIMIT)
                        .map(Facet::withoutRegion)
                        .distinct()
                        .toList();
            case KIND -> List.of(kinds.of(version, resource));
        };
    }

    /** What is one to readers, though it be written in several ways: {@code First aid} and {@code first-aid}, {@code art} and {@code arts}, but not pt-BR and fr. */
    public String keyOf(String value) {
        return switch (this) {
            case SUBJECT -> Subjects.key(value);
            case LANGUAGE -> withoutRegion(value);
            case KIND -> value.toLowerCase(Locale.ROOT);
            case LEVEL -> value;
        };
    }

    /** Servers refuse addresses with a backslash, control characters, or dots for a name. */
    private static boolean fitsAnAddress(String subject) {
        return !subject.isEmpty()
                && subject.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c))
                && List.of(subject.split("/", -1)).stream().noneMatch(part -> part.matches("\\.{0,2}"));
    }

    private static String withoutRegion(String tag) {
        var locale = Locale.forLanguageTag(tag);
        var script = locale.getScript();
        return script.isEmpty() ? locale.getLanguage() : locale.getLanguage() + "-" + script;
    }
}
