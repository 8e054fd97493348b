package org.packhorse.node.library;

import java.util.regex.Pattern;
import org.packhorse.node.transport.Authority;
import org.packhorse.node.transport.Request;

/**
 * What a content security policy calls this library. On a page in an origin of nobody, WebKit of 2014 takes {@code 'self'} for nobody, too, and an
 * address without a scheme for one of nobody's scheme: such a page would have neither its styles nor its pictures.
 */
final class PolicySource {
    static final String SELF = "'self'";

    /** What the grammar of policies has for hosts: no underscores and no IPv6. */
    private static final Pattern NAMED = Pattern.compile("[A-Za-z0-9.-]{1,255}(:[0-9]{1,5})?");

    private PolicySource() {}

    /** The address by which {@code request} came, without a slash at its end; {@link #SELF} where a policy cannot name that. */
    static String of(Request request) {
        return request.host()
                .map(Authority::toString)
                .filter(name -> NAMED.matcher(name).matches())
                .map(name -> "http://" + name)
                .orElse(SELF);
    }
}
