package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser on the admin pages, of staff or of a teacher: it keeps cookies and fills in forms. */
final class Staff implements AutoCloseable {
    /** What a form says by itself: who may send it, and which state of an item it shows. */
    private static final Pattern HIDDEN = Pattern.compile("name=\"(token|seen)\" value=\"([^\"]*)\"");

    private static final String BOUNDARY = "----a-form-of-the-story";

    private final String address;
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    /** @param address of the admin pages, with a slash at the end */
    Staff(String address) {
        this.address = address;
    }

    /** The page at {@code path}, which begins without a slash. */
    String page(String path) throws IOException, InterruptedException {
        var answer =
                browser.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** The file at {@code path}. */
    byte[] file(String path) throws IOException, InterruptedException {
        var answer = browser.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private URI at(String path) {
        return URI.create(address + path);
    }

    /** {@code fields} with what the forms on {@code page} say by themselves. */
    private Map<String, String> filledIn(String page, Map<String, String> fields)
            throws IOException, InterruptedException {
        var all = new LinkedHashMap<>(fields);
        HIDDEN.matcher(page(page)).results().forEach(hidden -> all.putIfAbsent(hidden.group(1), hidden.group(2)));
        assertThat(all).as("a form on " + page).containsKey("token");
        return all;
    }

    /** Sends the form on {@code page} to {@code action}; it must be accepted. */
    void submit(String page, String action, Map<String, String> fields) throws IOException, InterruptedException {
        var body = filledIn(page, fields).entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        send(action, "application/x-www-form-urlencoded", body);
    }

    /** The same with a file. */
    void submit(String page, String action, Map<String, String> fields, String name, String content)
            throws IOException, InterruptedException {
        var body = new StringBuilder();
        filledIn(page, fields).forEach((field, value) -> body.append(part('"' + field + '"', value)));
        body.append(part("\"file\"; filename=\"" + name + '"', content)).append("--" + BOUNDARY + "--\r\n");
        send(action, "multipart/form-data; boundary=" + BOUNDARY, body.toString());
    }

    private static String part(String name, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=" + name + "\r\n\r\n" + content + "\r\n";
    }

    private void send(String action, String type, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at(action))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = browser.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s: %s", action, answer.body()).isEqualTo(303);
    }

    @Override
    public void close() {
        browser.shutdownNow();
    }
}
