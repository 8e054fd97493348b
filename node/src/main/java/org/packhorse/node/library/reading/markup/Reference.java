package org.packhorse.node.library.reading.markup;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;

/** What an address in a document of a collection means. */
public sealed interface Reference {
    /** A file or part that the version may have, and a place in it, empty for its beginning. */
    record Inside(FilePath path, String fragment) implements Reference {}

    /** A place in the document itself. */
    record Here(String fragment) implements Reference {}

    /** A place from the top of the server that the document stands on, which may be a page of ours; with what it asks for and its fragment. */
    record Top(String address) implements Reference {}

    /** Something of the world that is not here: shown, never followed. */
    record Away(String address) implements Reference {}

    /** Nothing that we would follow or show: scripts, data, ways out of the collection. */
    record Nowhere() implements Reference {}

    /** Longer addresses carry data, not places. */
    int LIMIT_CHARS = 2048;

    /** What may be shown as an address. */
    Set<String> SHOWN_SCHEMES = Set.of("http", "https", "mailto", "tel", "doi", "ftp");

    /** A scheme, as RFC 3986 section 3.1 has it. */
    Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);

    /** What {@code text} means in the document at {@code base}: in a container, nothing leads out of it. */
    static Reference of(FilePath base, String text) {
        var address = withoutSpace(text);
        if (address.isEmpty() || address.length() > LIMIT_CHARS) {
            return new Nowhere();
        }
        var scheme = SCHEME.matcher(address);
        if (scheme.matches()) {
            boolean shown = SHOWN_SCHEMES.contains(scheme.group(1).toLowerCase(Locale.ROOT));
            return shown ? new Away(address) : new Nowhere();
        }
        if (address.startsWith("//")) {
            return new Away("https:" + address);
        }
        int hash = address.indexOf('#');
        var fragment = hash < 0 ? "" : decode(address.substring(hash + 1));
        var path = hash < 0 ? address : address.substring(0, hash);
        int question = path.indexOf('?');
        path = question < 0 ? path : path.substring(0, question);
        if (path.isEmpty()) {
            return new Here(fragment);
        }
        if (path.startsWith("/") && base.value().lastIndexOf("//") < 0) {
            return new Top(address);
        }
        var found = resolve(base, decode(path));
        return found.isEmpty() ? new Nowhere() : new Inside(found.get(), fragment);
    }

    /** The file that {@code path}, decoded, leads to from {@code base}. */
    private static Optional<FilePath> resolve(FilePath base, String path) {
        int inside = base.value().lastIndexOf("//");
        var root = inside < 0 ? "" : base.value().substring(0, inside + 2);
        var segments = new ArrayDeque<String>();
        if (!path.startsWith("/")) {
            var folder = base.value().substring(root.length());
            for (var segment : folder.split("/", -1)) {
                segments.addLast(segment);
            }
            segments.removeLast();
        }
        for (var segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                if (segments.isEmpty()) {
                    return Optional.empty();
                }
                segments.removeLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        try {
            return Optional.of(FilePath.parse(root + String.join("/", segments)))
                    .filter(found -> !found.isRecipe());
        } catch (RefusedInputException e) {
            return Optional.empty();
        }
    }

    /** Browsers leave white space and control characters out of addresses, wherever they stand. */
    private static String withoutSpace(String text) {
        var kept = new StringBuilder(text.length());
        text.strip().chars().filter(c -> !Character.isISOControl(c)).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    private static String decode(String escaped) {
        if (escaped.indexOf('%') < 0) {
            return escaped;
        }
        var bytes = ByteBuffer.allocate(escaped.length() * 3);
        for (int i = 0; i < escaped.length(); ) {
            int high = i + 2 < escaped.length() ? Character.digit(escaped.charAt(i + 1), 16) : -1;
            int low = i + 2 < escaped.length() ? Character.digit(escaped.charAt(i + 2), 16) : -1;
            if (escaped.charAt(i) == '%' && high >= 0 && low >= 0) {
                bytes.put((byte) (high << 4 | low));
                i += 3;
            } else {
                int next = escaped.offsetByCodePoints(i, 1);
                bytes.put(escaped.substring(i, next).getBytes(StandardCharsets.UTF_8));
                i = next;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return escaped;
        }
    }
}
