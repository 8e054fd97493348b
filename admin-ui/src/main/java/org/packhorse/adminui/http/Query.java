package org.packhorse.adminui.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** The parameters in the address of a request. */
record Query(Fields fields) {
    static Query of(Request request) {
        return new Query(Request.extractQueryParameters(request));
    }

    /** Whether {@code name} is there, with or without a value. */
    boolean has(String name) {
        return fields.get(name) != null;
    }

    /** The value of {@code name}; empty where there is none. */
    String value(String name) {
        var value = fields.getValue(name);
        return value == null ? "" : value;
    }
}
