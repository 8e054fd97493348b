package org.packhorse.protocol.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.packhorse.protocol.content.Quoted;

/**
 * Records as trees of JSON: an object with a field for each component, and nothing else. Components are texts, truth values, whole numbers
 * ({@code int}, {@code long}), records, and lists of these; none is {@code null}. Jackson's mapper can do more, for 4 MB of memory.
 */
public final class RecordTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordTree() {}

    /** What {@code value} is in JSON. */
    public static ObjectNode write(Record value) {
        var object = NODES.objectNode();
        for (var component : value.getClass().getRecordComponents()) {
            object.set(component.getName(), node(get(component, value)));
        }
        return object;
    }

    private static Object get(RecordComponent component, Record of) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.toString(), e);
        }
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case String text -> NODES.textNode(text);
            case Boolean truth -> NODES.booleanNode(truth);
            case Integer number -> NODES.numberNode(number.intValue());
            case Long number -> NODES.numberNode(number.longValue());
            case Record inner -> write(inner);
            case List<?> list -> {
                var array = NODES.arrayNode();
                list.forEach(each -> array.add(node(each)));
                yield array;
            }
            default -> throw new IllegalArgumentException(value.getClass() + " has no form in JSON");
        };
    }

    /**
     * The {@code type} that {@code json} is.
     *
     * @throws JsonParseException where a component is missing or not as it should be, where {@code json} says more than
     *     there are components, or where the record does not take what it says
     */
    public static <R extends Record> R read(Class<R> type, JsonNode json) throws JsonParseException {
        return read(type, json, false);
    }

    /** The same, passing over what the record has no component for, as a newer program may have written. */
    public static <R extends Record> R readKnown(Class<R> type, JsonNode json) throws JsonParseException {
        return read(type, json, true);
    }

    private static <R extends Record> R read(Class<R> type, JsonNode json, boolean more) throws JsonParseException {
        if (!json.isObject()) {
            throw misfit("an object is needed for " + type.getSimpleName());
        }
        var components = type.getRecordComponents();
        var values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            var name = components[i].getName();
            values[i] = value(name, components[i].getGenericType(), json.path(name), more);
        }
        if (!more && json.size() > values.length) {
            throw misfit(type.getSimpleName() + " has no field " + surplus(components, json));
        }
        return make(constructor(type, components), values);
    }

    private static String surplus(RecordComponent[] components, JsonNode json) {
        var names = new ArrayList<String>();
        json.fieldNames().forEachRemaining(names::add);
        for (var component : components) {
            names.remove(component.getName());
        }
        return Quoted.shortly(names.getFirst());
    }

    private static <R extends Record> Constructor<R> constructor(Class<R> type, RecordComponent[] components) {
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its constructor", e);
        }
    }

    private static <R> R make(Constructor<R> constructor, Object[] values) throws JsonParseException {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw misfit(String.valueOf(refusal.getMessage()));
            }
            throw new IllegalStateException(constructor.toString(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor.toString(), e);
        }
    }

    private static Object value(String name, Type type, JsonNode json, boolean more) throws JsonParseException {
        if (type == String.class && json.isTextual()) {
            return json.textValue();
        }
        if (type == boolean.class && json.isBoolean()) {
            return json.booleanValue();
        }
        if (type == int.class && json.isIntegralNumber() && json.canConvertToInt()) {
            return json.intValue();
        }
        if ((type == long.class || type == Long.class) && json.isIntegralNumber() && json.canConvertToLong()) {
            return json.longValue();
        }
        if (type instanceof Class<?> inner && inner.isRecord()) {
            return read(inner.asSubclass(Record.class), json, more);
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class && json.isArray()) {
            var values = new ArrayList<>(json.size());
            for (var each : json) {
                values.add(value(name, list.getActualTypeArguments()[0], each, more));
            }
            return List.copyOf(values);
        }
        throw misfit(json.isMissingNode() ? name + " is missing" : name + " is not of the kind it should be");
    }

    private static JsonParseException misfit(String problem) {
        return new JsonParseException(null, problem);
    }
}
