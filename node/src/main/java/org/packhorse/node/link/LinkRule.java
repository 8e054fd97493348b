package org.packhorse.node.link;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Which addresses a link leads to.
 *
 * @param hosts names or numeric addresses, or {@code *.example.org} for all names below one; empty: every address that no other
 *     rule names and that is not in the school's own network
 */
public record LinkRule(Link link, List<String> hosts) {
    public LinkRule {
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    /** Whether it is for what nobody names. */
    boolean isDefault() {
        return hosts.isEmpty();
    }

    /** Whether it names {@code address}. */
    boolean names(URI address) {
        var host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        return hosts.stream().anyMatch(pattern -> fits(pattern, host));
    }

    private static boolean fits(String pattern, String host) {
        return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
    }
}
