package org.packhorse.node.takehome;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;

/** Finds what a file needs to be shown elsewhere: a page's pictures, styles and scripts, a film's subtitles. Any thread. */
public final class PageParts {
    /** Of a page or stylesheet this much is looked at. */
    private static final int LOOKED_AT_BYTES = 1 << 20;

    /** More belongs to no page that people read. */
    private static final int PARTS_LIMIT = 500;

    /** Each is looked for in the manifest. */
    private static final int ADDRESSES_LIMIT = 4_000;

    private static final Pattern IN_STYLE = Pattern.compile("(?:url\\(\\s*|@import\\s+)[\"']?([^\"')\\s]{1,1000})");

    /**
     * What shows something of another file. Links, which lead to one, are not among them. No tag goes on behind the beginning of another, so
     * that a page of nothing but beginnings is read once.
     */
    private static final Pattern SHOWING = Pattern.compile(
            "<(?:img|source|video|audio|track|link|script|image|use|object|embed|iframe|input)\\s([^<>]{1,4000}+)>",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:^|\\s)(?:xlink:)?(src|href|data|poster|srcset)\\s*=\\s*(?:\"([^\"]{1,2000})\"|'([^']{1,2000})'|([^\\s\"'>]{1,2000}))",
            Pattern.CASE_INSENSITIVE);

    private final FileContents contents;

    /** Reads pages through {@code contents}. */
    public PageParts(FileContents contents) {
        this.contents = contents;
    }

    /** {@code file} and what it needs of {@code version}; links to other pages are not followed. */
    public List<FileEntry> of(ShownVersion version, FileEntry file) throws IOException {
        var found = new LinkedHashSet<FileEntry>();
        found.add(file);
        if (MediaTypes.isHtml(file.mediaType())) {
            addAll(found, version, file, ofPage(read(version, file)));
            for (var style : List.copyOf(found)) {
                if (style.mediaType().equals("text/css")) {
                    addAll(found, version, style, ofStyle(read(version, style)));
                }
            }
        } else if (MediaTypes.isTimed(file.mediaType())) {
            found.addAll(Companions.of(version, file));
        }
        return List.copyOf(found);
    }

    private String read(ShownVersion version, FileEntry file) throws IOException {
        try (var in = contents.find(file, version).open(0)) {
            return new String(in.readNBytes(LOOKED_AT_BYTES), StandardCharsets.UTF_8);
        }
    }

    /** Reads tags, and builds no tree of them: a hostile page of this length would fill a small heap with one. */
    private static List<String> ofPage(String html) {
        var addresses = new ArrayList<String>();
        var tags = SHOWING.matcher(html);
        while (tags.find() && addresses.size() < ADDRESSES_LIMIT) {
            var attributes = ADDRESS.matcher(tags.group(1));
            while (attributes.find()) {
                var value = value(attributes).replace("&amp;", "&");
                if (attributes.group(1).equalsIgnoreCase("srcset")) {
                    for (var candidate : value.split(",", -1)) {
                        addresses.add(candidate.strip().split("\\s", 2)[0]);
                    }
                } else {
                    addresses.add(value);
                }
            }
        }
        addresses.addAll(ofStyle(html));
        return addresses;
    }

    /** In whichever quotes it stands, or in none. */
    private static String value(MatchResult attribute) {
        for (int group = 2; group < attribute.groupCount(); group++) {
            if (attribute.group(group) != null) {
                return attribute.group(group);
            }
        }
        return attribute.group(attribute.groupCount());
    }

    private static List<String> ofStyle(String css) {
        return IN_STYLE.matcher(css)
                .results()
                .limit(ADDRESSES_LIMIT)
                .map(result -> result.group(1))
                .toList();
    }

    private static void addAll(Set<FileEntry> found, ShownVersion version, FileEntry from, List<String> addresses)
            throws IOException {
        for (var address : addresses) {
            if (found.size() >= PARTS_LIMIT) {
                return;
            }
            var part = resolve(version, from.path(), address);
            part.filter(p -> !MediaTypes.isHtml(p.mediaType())).ifPresent(found::add);
        }
    }

    /** What {@code address} on the page at {@code from} names in the same version. */
    private static Optional<FileEntry> resolve(ShownVersion version, FilePath from, String address) throws IOException {
        try {
            var base = new URI(null, null, "/" + from.value(), null);
            var target = base.resolve(URI.create(address.replace(" ", "%20")));
            if (target.getScheme() != null || target.getAuthority() != null || target.getPath() == null) {
                return Optional.empty();
            }
            var path = FilePath.parse(
                    target.getPath().substring(Math.min(1, target.getPath().length())));
            return path.isPart() ? Optional.empty() : version.findFile(path);
        } catch (IllegalArgumentException | java.net.URISyntaxException | RefusedInputException e) {
            // Other people's pages name all sorts of things.
            return Optional.empty();
        }
    }
}
