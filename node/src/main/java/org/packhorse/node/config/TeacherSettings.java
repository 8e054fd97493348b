package org.packhorse.node.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.packhorse.node.link.Amounts;
import org.packhorse.protocol.content.Quoted;

/**
 * The {@code [teacher]} table: how teachers reach their shelf.
 *
 * @param listen an address that has the teachers' pages and nothing else; without one they are at the admin's address only
 * @param hosts names under which browsers may reach it
 * @param uploadBytesLimit the largest file that is taken
 */
public record TeacherSettings(Optional<ListenAddress> listen, List<String> hosts, long uploadBytesLimit) {
    /** A film of half an hour for phones. */
    private static final String UPLOAD_LIMIT = "256 MB";

    /** What the form is received with; beyond it the card of a school would be full anyway. */
    private static final long MOST_BYTES = 4_000_000_000L;

    private static final int HOSTS_LIMIT = 16;
    private static final Set<String> KEYS = Set.of("listen", "hosts", "upload_limit");

    /** Where the table is missing. */
    public static final TeacherSettings USUAL =
            new TeacherSettings(Optional.empty(), List.of(), Amounts.bytes(UPLOAD_LIMIT));

    public TeacherSettings {
        hosts = List.copyOf(hosts);
        if (uploadBytesLimit < 1 || uploadBytesLimit > MOST_BYTES) {
            throw new IllegalArgumentException("teacher.upload_limit is up to 4 GB");
        }
        if (hosts.size() > HOSTS_LIMIT) {
            throw new IllegalArgumentException("teacher.hosts has more than " + HOSTS_LIMIT + " names");
        }
    }

    /** Reads the table; problems are IllegalArgumentExceptions that name the key. */
    static TeacherSettings read(JsonNode table) {
        for (var names = table.fieldNames(); names.hasNext(); ) {
            var key = names.next();
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("\"teacher." + Quoted.shortly(key) + "\" is not one of "
                        + KEYS.stream().sorted().toList());
            }
        }
        var hosts = new ArrayList<String>();
        for (var host : table.path("hosts")) {
            if (!host.isTextual()) {
                throw new IllegalArgumentException("teacher.hosts is a list of texts");
            }
            hosts.add(host.textValue());
        }
        return new TeacherSettings(
                table.has("listen")
                        ? Optional.of(ListenAddress.parse(table.path("listen").asText()))
                        : Optional.empty(),
                hosts,
                Amounts.bytes(table.path("upload_limit").asText(UPLOAD_LIMIT)));
    }
}
