package org.packhorse.node.teacher;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.packhorse.node.transport.Authority;
import org.packhorse.node.transport.RequestTarget;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * An address of the library, as a teacher copies it from a browser: with or without the device's name, whatever it is called on that phone.
 *
 * @param target its path, decoded, and what it asks for
 * @param text as it is kept: without the device's name, and without the language and the looks that the teacher has chosen
 */
public record LibraryAddress(RequestTarget target, String text) {
    /** A path of 160 letters in any script, escaped, and a place in it; 1,600 lines of lists with these are 3 MB. */
    static final int LIMIT_CHARS = 2_000;

    /** No device's name has a space: what stands before it are words. */
    private static final Pattern FORM = Pattern.compile(
            "(?:((?i:https?)://)?((?:(?!%20)[^/?#])+))?((/[^?#]*)(?:\\?([^#]*))?)(#.*)?", Pattern.DOTALL);

    /** What a stranger's site has only by an odd chance; where it has one such, no collection here is called the same. */
    private static final Pattern OF_CONTENT = Pattern.compile("/(?:c/[^/]+/[a-z]+/|content/[^/]+/).+", Pattern.DOTALL);

    /** Belongs to the reader, not to what is read. */
    private static final Set<String> CARRIED = Set.of("lang", "view");

    /**
     * The address that {@code written} is; empty where it is none, or leads to another site.
     *
     * @param names by which this device may be called; numeric addresses and names that only this network can know are taken for its own as well
     */
    static Optional<LibraryAddress> parse(String written, Set<String> names) {
        if (written.length() > LIMIT_CHARS) {
            return Optional.empty();
        }
        var form = FORM.matcher(escaped(written));
        if (!form.matches()
                || !(isOurs(form.group(2), form.group(1) != null, names)
                        || OF_CONTENT.matcher(form.group(4)).matches())) {
            return Optional.empty();
        }
        try {
            var target = RequestTarget.parse(form.group(3));
            var query = form.group(5) == null ? "" : form.group(5);
            var fragment = form.group(6) == null || form.group(6).equals("#") ? "" : form.group(6);
            // The parameters of content are its own.
            var kept = target.path().startsWith("/content/") ? query : withoutCarried(query);
            var text = target.escapedPath() + (kept.isEmpty() ? "" : "?" + kept) + fragment;
            return text.length() > LIMIT_CHARS ? Optional.empty() : Optional.of(new LibraryAddress(target, text));
        } catch (RefusedInputException e) {
            return Optional.empty();
        }
    }

    /** The address of a page of ours, which may be longer than one that somebody writes. */
    static LibraryAddress of(String page) {
        try {
            return new LibraryAddress(RequestTarget.parse(page), page);
        } catch (RefusedInputException e) {
            throw new IllegalArgumentException("no address of ours: " + page, e);
        }
    }

    /** Phones show addresses without {@code http://}; then a name without a dot is one only where this device has it, since words have none either. */
    private static boolean isOurs(@Nullable String host, boolean isSaid, Set<String> names) {
        if (host == null) {
            return true;
        }
        var authority = Authority.parse(host);
        return authority.isPresent()
                && (authority.get().isNumeric()
                        || (authority.get().isLocal() && (isSaid || host.matches(".*[.:].*")))
                        || names.contains(authority.get().host()));
    }

    /** Some browsers copy an address as they show it, with letters of all scripts and spaces (RFC 3987). */
    private static String escaped(String written) {
        var escaped = new StringBuilder(written.length() + 16);
        for (byte b : written.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            escaped.append(c > ' ' && c < 0x7f ? String.valueOf((char) c) : String.format(Locale.ROOT, "%%%02X", c));
        }
        return escaped.toString();
    }

    private static String withoutCarried(String query) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty() && !CARRIED.contains(pair.split("=", 2)[0]))
                .collect(Collectors.joining("&"));
    }

    /** The value of its parameter {@code name}; empty where it has none. */
    String parameter(String name) {
        return target.parameters().getOrDefault(name, "");
    }

    /** Whether it says nothing but where something is: no page, no moment, nothing to narrow it down to. */
    boolean isPlain() {
        return text.equals(target.escapedPath());
    }

    /** With the number sign before it; empty where it has none. */
    String fragment() {
        int sign = text.indexOf('#');
        return sign < 0 ? "" : text.substring(sign);
    }
}
