package org.packhorse.protocol.trust.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a publisher adds to a target, signed with it: the {@code custom} object of section 4.5. Unchangeable; each
 * {@code with} makes a new one.
 */
public final class Custom {
    /** Nothing. */
    public static final Custom NONE = new Custom(JsonNodeFactory.instance.objectNode());

    private final ObjectNode json;

    private Custom(ObjectNode json) {
        this.json = json;
    }

    /** Keeps {@code json}, which nobody changes any more. */
    static Custom of(ObjectNode json) {
        return new Custom(json);
    }

    /** The same with the number {@code value} called {@code name}. */
    public Custom with(String name, long value) {
        // As the parser makes it: Jackson's int 2 and long 2 are not equal.
        return withJson(
                name,
                value == (int) value
                        ? JsonNodeFactory.instance.numberNode((int) value)
                        : JsonNodeFactory.instance.numberNode(value));
    }

    /** The same with the text {@code value} called {@code name}. */
    public Custom with(String name, String value) {
        return withJson(name, JsonNodeFactory.instance.textNode(value));
    }

    /** The same with the object {@code value} called {@code name}. */
    public Custom with(String name, Custom value) {
        return withJson(name, value.json);
    }

    private Custom withJson(String name, JsonNode value) {
        var changed = JsonNodeFactory.instance.objectNode();
        changed.setAll(json);
        changed.set(name, value);
        return new Custom(changed);
    }

    /** The whole number called {@code name}, unless it is missing, something else or beyond 64 bits. */
    public OptionalLong findNumber(String name) {
        var value = json.path(name);
        return value.isIntegralNumber() && value.canConvertToLong()
                ? OptionalLong.of(value.longValue())
                : OptionalLong.empty();
    }

    /** The text called {@code name}, unless it is missing or something else. */
    public Optional<String> findText(String name) {
        return Optional.ofNullable(json.path(name).textValue());
    }

    /** The object called {@code name}, unless it is missing or something else. */
    public Optional<Custom> findObject(String name) {
        return json.path(name) instanceof ObjectNode inner ? Optional.of(new Custom(inner)) : Optional.empty();
    }

    /** What everything in it is called. */
    public SortedSet<String> names() {
        var names = new TreeSet<String>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return json.isEmpty();
    }

    ObjectNode toJson() {
        return json.deepCopy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Custom that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
