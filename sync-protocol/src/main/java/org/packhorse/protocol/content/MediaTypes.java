package org.packhorse.protocol.content;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The media types that names of files promise.
 *
 * <p>The table is part of the protocol: a type that it predicts does not travel. Entries are never changed, only added
 * together with a new pack format.
 */
public final class MediaTypes {
    /** What a file is when nothing better is known. */
    public static final String UNKNOWN = "application/octet-stream";

    /** What a recipe is. Where another type is stated for a recipe, that is the type of the container it makes. */
    public static final String RECIPE = "application/vnd.packhorse.recipe";

    /** What a part is that has no name in its container, only a number. */
    public static final String NAMELESS_PART = "application/vnd.packhorse.part";

    private static final Pattern NUMBER = Pattern.compile("#[0-9]+");

    private static final Pattern FORM =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("html", "text/html"),
            Map.entry("htm", "text/html"),
            Map.entry("xhtml", "application/xhtml+xml"),
            Map.entry("css", "text/css"),
            Map.entry("js", "text/javascript"),
            Map.entry("mjs", "text/javascript"),
            Map.entry("json", "application/json"),
            Map.entry("xml", "application/xml"),
            Map.entry("cnxml", "application/xml"),
            Map.entry("txt", "text/plain"),
            Map.entry("md", "text/markdown"),
            Map.entry("csv", "text/csv"),
            Map.entry("vtt", "text/vtt"),
            Map.entry("srt", "text/plain"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("epub", "application/epub+zip"),
            Map.entry("h5p", "application/zip"),
            Map.entry("zip", "application/zip"),
            Map.entry("zim", "application/x-zim"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("oga", "audio/ogg"),
            Map.entry("opus", "audio/ogg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("webm", "video/webm"),
            Map.entry("ogv", "video/ogg"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("otf", "font/otf"),
            Map.entry("odt", "application/vnd.oasis.opendocument.text"),
            Map.entry("odp", "application/vnd.oasis.opendocument.presentation"),
            Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

    /** What phones record, old programs wrote and people keep, beyond the table. These types travel, so that the list can grow at any time. */
    private static final Map<String, String> BY_FURTHER_EXTENSION = Map.ofEntries(
            Map.entry("3gp", "video/3gpp"),
            Map.entry("3gpp", "video/3gpp"),
            Map.entry("3g2", "video/3gpp2"),
            Map.entry("m4v", "video/mp4"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("qt", "video/quicktime"),
            Map.entry("mkv", "video/x-matroska"),
            Map.entry("avi", "video/x-msvideo"),
            Map.entry("mpg", "video/mpeg"),
            Map.entry("mpeg", "video/mpeg"),
            Map.entry("mts", "video/mp2t"),
            Map.entry("m2ts", "video/mp2t"),
            Map.entry("wmv", "video/x-ms-wmv"),
            Map.entry("flv", "video/x-flv"),
            Map.entry("3ga", "audio/3gpp"),
            Map.entry("amr", "audio/amr"),
            Map.entry("awb", "audio/amr-wb"),
            Map.entry("aac", "audio/aac"),
            Map.entry("m4b", "audio/mp4"),
            Map.entry("caf", "audio/x-caf"),
            Map.entry("flac", "audio/flac"),
            Map.entry("weba", "audio/webm"),
            Map.entry("mka", "audio/x-matroska"),
            Map.entry("wma", "audio/x-ms-wma"),
            Map.entry("heic", "image/heic"),
            Map.entry("heif", "image/heif"),
            Map.entry("jfif", "image/jpeg"),
            Map.entry("bmp", "image/bmp"),
            Map.entry("doc", "application/msword"),
            Map.entry("rtf", "application/rtf"),
            Map.entry("xls", "application/vnd.ms-excel"),
            Map.entry("ppt", "application/vnd.ms-powerpoint"),
            Map.entry("tif", "image/tiff"),
            Map.entry("tiff", "image/tiff"));

    /** Valid without a look: nearly every file has one of these. */
    private static final Set<String> PREDICTED = predicted();

    private MediaTypes() {}

    private static Set<String> predicted() {
        var all = new HashSet<>(BY_EXTENSION.values());
        all.addAll(List.of(UNKNOWN, RECIPE, NAMELESS_PART));
        return Set.copyOf(all);
    }

    /** The type that {@code path} promises: by its extension, or as recipe or nameless part; else {@link #UNKNOWN}. */
    public static String predict(FilePath path) {
        if (path.isRecipe()) {
            return RECIPE;
        }
        if (path.isPart() && NUMBER.matcher(path.name()).matches()) {
            return NAMELESS_PART;
        }
        return BY_EXTENSION.getOrDefault(path.extension(), UNKNOWN);
    }

    /** What a file called {@code path} most probably is: {@link #predict}, and where that knows nothing, a longer list. */
    public static String promised(FilePath path) {
        var predicted = predict(path);
        return predicted.equals(UNKNOWN) ? BY_FURTHER_EXTENSION.getOrDefault(path.extension(), UNKNOWN) : predicted;
    }

    /** The type of the container that {@code recipe} makes. */
    public static String ofContainer(FileEntry recipe) {
        return recipe.mediaType().equals(RECIPE) ? predict(recipe.path().container()) : recipe.mediaType();
    }

    /** Whether content of this type is heard or watched. */
    public static boolean isTimed(String mediaType) {
        return mediaType.startsWith("video/") || mediaType.startsWith("audio/");
    }

    /** Whether content of this type is HTML, in one of its syntaxes or the other. */
    public static boolean isHtml(String mediaType) {
        return mediaType.equals("text/html") || mediaType.equals("application/xhtml+xml");
    }

    /** Whether {@code text} is a lower-case type and subtype as RFC 6838 restricts them. */
    public static boolean isValid(String text) {
        return PREDICTED.contains(text) || FORM.matcher(text).matches();
    }

    /** Whether general compression shrinks content of this type: text, markup, vector images, uncompressed sound, what containers had compressed. */
    public static boolean isCompressible(String mediaType) {
        return mediaType.startsWith("text/")
                || mediaType.endsWith("+xml")
                || mediaType.endsWith("/xml")
                || mediaType.endsWith("json")
                || mediaType.equals("audio/wav")
                || mediaType.equals("image/x-icon")
                || mediaType.equals("font/ttf")
                || mediaType.equals("font/otf")
                || mediaType.equals(RECIPE)
                || mediaType.equals(NAMELESS_PART);
    }
}
