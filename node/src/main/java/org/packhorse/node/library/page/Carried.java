package org.packhorse.node.library.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a reader has chosen for all pages. It goes from page to page in the addresses, so that nothing need be kept about anybody.
 *
 * @param language the tag of one of our languages, empty where the browser's wish holds
 * @param looks how pages are to be shown
 */
public record Carried(String language, List<Look> looks) {
    /** The parameter that names the language. */
    public static final String LANGUAGE = "lang";

    /** The parameter that names the looks. */
    public static final String LOOKS = "view";

    public Carried {
        looks = List.copyOf(looks);
    }

    /** A parameter of an address, or a hidden field of a form. */
    public record Field(String name, String value) {}

    /** This in another language. */
    public Carried in(String tag) {
        return new Carried(tag, looks);
    }

    /** This with other looks. */
    public Carried looking(List<Look> others) {
        return new Carried(language, others);
    }

    /** What has been chosen, as fields. */
    public List<Field> fields() {
        var fields = new ArrayList<Field>();
        if (!language.isEmpty()) {
            fields.add(new Field(LANGUAGE, language));
        }
        if (!looks.isEmpty()) {
            fields.add(new Field(LOOKS, Look.join(looks)));
        }
        return fields;
    }

    /** The same as the query of an address, without the question mark. */
    public String query() {
        return fields().stream()
                .map(field -> field.name() + "=" + Links.escape(field.value()))
                .collect(Collectors.joining("&"));
    }

    /** {@code address}, which carries nothing of this yet, with it. */
    public String onto(String address) {
        var query = query();
        return query.isEmpty() ? address : address + (address.indexOf('?') < 0 ? "?" : "&") + query;
    }
}
