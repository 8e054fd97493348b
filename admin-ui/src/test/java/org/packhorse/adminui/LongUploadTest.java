package org.packhorse.adminui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A film that takes an hour over the school's Wi-Fi. */
class LongUploadTest extends AdminUiCase {
    private static final int PIECE_BYTES = 64 * 1024;

    private long receivedBytes() {
        try (var files = Files.list(uploads())) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String part(String name, String value) {
        return "--xyz\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    @Test
    void whoeverSendsItStaysSignedIn() throws IOException {
        var teacher = teacher();
        var token = teacher.get("/teacher/").page().select("input[name=token]").val();
        var begin = part("token", token) + part("title", "Our well") + part("author", "A")
                + part("licence", "CC0-1.0") + part("language", "en") + part("level", "all")
                + "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"well.mp4\"\r\n\r\n";
        var end = "\r\n--xyz--\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), teacher.port())) {
            socket.setSoTimeout(60_000);
            var out = socket.getOutputStream();
            out.write(("POST /teacher/file HTTP/1.1\r\n" + teacher.headerLines()
                            + "Content-Type: multipart/form-data; boundary=xyz\r\nContent-Length: "
                            + (begin.length() + 3 * PIECE_BYTES + end.length()) + "\r\n\r\n" + begin)
                    .getBytes(StandardCharsets.US_ASCII));
            for (int piece = 1; piece <= 3; piece++) {
                out.write(new byte[PIECE_BYTES]);
                // The last bytes may be the beginning of what ends it, and wait.
                long there = (long) piece * PIECE_BYTES - 1024;
                await().atMost(Duration.ofSeconds(60)).until(() -> receivedBytes() >= there);
                clock.move(Duration.ofMinutes(20));
            }
            out.write(end.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .contains("Location: /teacher/?done=file");
        }
        assertThat(teacher.get("/teacher/?done=file").status()).isEqualTo(200);
    }
}
