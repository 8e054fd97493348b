package org.packhorse.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Files that come in pieces, from our script or from whoever would like to fill the disk. */
class PiecesTest extends AdminUiCase {
    private static final String NAME = "0123456789abcdef0123456789abcdef";
    private static final Map<String, String> WELL =
            Map.of("title", "Our well", "author", "A", "licence", "CC0-1.0", "language", "en", "level", "all");

    private static String token(Browser browser) throws IOException {
        return browser.get("/teacher/").page().select("input[name=token]").val();
    }

    private static Browser.Reply piece(Browser browser, String token, String name, long at, long size, String piece)
            throws IOException {
        return browser.send(head(browser, token, name, at, size, piece.length()) + piece);
    }

    private static String head(Browser browser, String token, String name, long at, long size, int length) {
        return "POST /teacher/pieces?file=" + name + "&at=" + at + "&size=" + size + " HTTP/1.1\r\n"
                + browser.headerLines() + "X-Form-Token: " + token
                + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static Browser.Reply form(Browser browser, String token, Map<String, String> typed, String name, long size)
            throws IOException {
        var fields = new TreeMap<>(typed);
        fields.putAll(
                Map.of("token", token, "staged", name, "staged-name", "well.mp4", "staged-size", Long.toString(size)));
        var body = new StringBuilder();
        fields.forEach((field, value) -> body.append("--xyz\r\nContent-Disposition: form-data; name=\"")
                .append(field)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        body.append("--xyz--\r\n");
        return browser.send("POST /teacher/file HTTP/1.1\r\n" + browser.headerLines()
                + "Content-Type: multipart/form-data; boundary=xyz\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);
    }

    private long staged() throws IOException {
        try (var files = Files.list(uploads())) {
            return files.count();
        }
    }

    @Test
    void aFileGoesOnWhereItWas() throws IOException {
        var teacher = teacher();
        var token = token(teacher);

        assertThat(piece(teacher, token, NAME, 0, 10, "abcd").body()).isEqualTo("4");
        // The answer was lost: it is sent again, or asked for.
        assertThat(piece(teacher, token, NAME, 0, 10, "abcd").body()).isEqualTo("4");
        assertThat(piece(teacher, token, NAME, 0, 10, "").body()).isEqualTo("4");
        assertThat(piece(teacher, token, NAME, 8, 10, "ij").body()).isEqualTo("4");
        assertThat(piece(teacher, token, NAME, 4, 10, "efghij").body()).isEqualTo("10");
        var reply = form(teacher, token, WELL, NAME, 10);

        assertThat(reply.header("Location")).isEqualTo("/teacher/?done=file");
        assertThat(shelf().lastContent()).isEqualTo("abcdefghij");
        assertThat(uploads()).isEmptyDirectory();
    }

    @Test
    void halfAPieceIsNone() throws IOException {
        var teacher = teacher();
        var token = token(teacher);
        piece(teacher, token, NAME, 0, 10, "abcd");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), teacher.port())) {
            socket.getOutputStream()
                    .write((head(teacher, token, NAME, 4, 10, 6) + "efg").getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.setSoTimeout(60_000);
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 503");
        }

        assertThat(piece(teacher, token, NAME, 4, 10, "").body()).isEqualTo("4");
    }

    @Test
    void aFormThatIsSentTwiceIsAnsweredTwice() throws IOException {
        var teacher = teacher();
        var token = token(teacher);
        piece(teacher, token, NAME, 0, 4, "abcd");

        assertThat(form(teacher, token, WELL, NAME, 4).status()).isEqualTo(303);
        assertThat(form(teacher, token, WELL, NAME, 4).header("Location")).isEqualTo("/teacher/?done=file");
        var other = new TreeMap<>(WELL);
        other.put("title", "Another well");
        assertThat(form(teacher, token, other, NAME, 4)
                        .page()
                        .select("[role=alert]")
                        .text())
                .contains("No file was chosen");

        assertThat(shelf().view().items()).hasSize(1);
    }

    @Test
    void whatIsTypedCanBeMendedWithoutSendingTheFileAgain() throws IOException {
        var teacher = teacher();
        var token = token(teacher);
        var untitled = new TreeMap<>(WELL);
        untitled.put("title", "");
        piece(teacher, token, NAME, 0, 4, "abcd");

        var refused = form(teacher, token, untitled, NAME, 4);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#file-author").val()).isEqualTo("A");
        assertThat(piece(teacher, token, NAME, 0, 4, "").body()).isEqualTo("4");
        assertThat(form(teacher, token, WELL, NAME, 4).status()).isEqualTo(303);
        assertThat(uploads()).isEmptyDirectory();
    }

    @Test
    void nobodyElseSendsOrTakesAnything() throws IOException {
        var teacher = teacher();
        var token = token(teacher);
        var other = teacher();
        var anyOther = NAME.replace('0', 'f');
        piece(teacher, token, NAME, 0, 4, "abcd");

        assertThat(piece(phone(), token, NAME, 0, 4, "abcd").status()).isEqualTo(403);
        assertThat(piece(teacher, "forged", NAME, 0, 4, "abcd").status()).isEqualTo(403);
        assertThat(piece(other, token(other), anyOther, 4, 4, "").body()).isEqualTo("0");
        assertThat(form(other, token(other), WELL, anyOther, 4).status()).isEqualTo(422);
        assertThat(piece(teacher.with("Origin", "http://evil.example"), token, NAME, 0, 4, "abcd")
                        .status())
                .isEqualTo(403);
        assertThat(staged()).isOne();
        assertThat(shelf().view().items()).isEmpty();
    }

    @Test
    void whatIsTooMuchIsRefusedBeforeItIsKept() throws IOException {
        var teacher = teacher();
        var token = token(teacher);

        assertThat(piece(teacher, token, NAME, 0, 900_000, "x".repeat(128 * 1024 + 1))
                        .status())
                .isEqualTo(400);
        assertThat(piece(teacher, token, NAME, 0, FILE_BYTES_LIMIT + 1, "x").status())
                .isEqualTo(422);
        assertThat(piece(teacher, token, NAME, 0, 3, "abcd").status()).isEqualTo(400);
        assertThat(piece(teacher, token, "../../x", 0, 4, "abcd").status()).isEqualTo(400);
        assertThat(piece(teacher, token, NAME, Long.MAX_VALUE, Long.MAX_VALUE, "abcd")
                        .status())
                .isEqualTo(400);
        assertThat(uploads()).isEmptyDirectory();
        assertThat(form(teacher, token, WELL, NAME, FILE_BYTES_LIMIT + 1)
                        .page()
                        .select("[role=alert]")
                        .text())
                .contains("larger than this device takes");
        shelf().fillUp();
        assertThat(piece(teacher, token, NAME, 0, 4, "abcd").status()).isEqualTo(422);
        assertThat(form(teacher, token, WELL, NAME, 4)
                        .page()
                        .select("[role=alert]")
                        .text())
                .contains("too little room");
    }

    @Test
    void aFileIsNoLargerBecauseItIsCalledSmaller() throws IOException {
        var teacher = teacher();
        var token = token(teacher);
        var piece = "x".repeat(100_000);
        int there = 0;
        while (piece(teacher, token, NAME, there, there + piece.length(), piece).status() == 200) {
            there += piece.length();
        }

        assertThat(there).isEqualTo(FILE_BYTES_LIMIT);
    }

    /** The page was loaded again, and asks what there is. */
    @Test
    void whatIsThereNeedsNoRoomAnyMore() throws IOException {
        var teacher = teacher();
        var token = token(teacher);
        shelf().fillUpBut(20);
        piece(teacher, token, NAME, 0, 10, "abcdef");

        assertThat(piece(teacher, token, NAME, 0, 10, "").body()).isEqualTo("6");
        assertThat(piece(teacher, token, NAME, 6, 10, "ghij").body()).isEqualTo("10");
        assertThat(form(teacher, token, WELL, NAME, 10).status()).isEqualTo(303);
    }

    @Test
    void whatOthersNeededMeanwhileIsNotTakenFromTheDevice() throws IOException {
        var teacher = teacher();
        var token = token(teacher);
        piece(teacher, token, NAME, 0, 10, "abcdefghij");
        shelf().fillUpBut(19);

        assertThat(form(teacher, token, WELL, NAME, 10)
                        .page()
                        .select("[role=alert]")
                        .text())
                .contains("too little room");

        shelf().fillUpBut(20);
        assertThat(form(teacher, token, WELL, NAME, 10).status()).isEqualTo(303);
    }

    @Test
    void whoeverNeedsRoomGetsThatOfAFileThatNobodyGoesOnWith() throws IOException {
        var teacher = teacher();
        var token = token(teacher);
        shelf().fillUpBut(24);
        piece(teacher, token, name(0), 0, 12, "abcdefghij");
        assertThat(piece(teacher, token, name(1), 0, 10, "abcd").status()).isEqualTo(422);

        clock.move(Duration.ofMinutes(6));

        assertThat(piece(teacher, token, name(1), 0, 10, "abcd").body()).isEqualTo("4");
        assertThat(staged()).isOne();
    }

    private static String name(int number) {
        return NAME.substring(1) + number;
    }

    @Test
    void theOneUntouchedForLongestMakesRoom() throws IOException {
        var teacher = teacher();
        var token = token(teacher);
        for (int file = 0; file < 4; file++) {
            piece(teacher, token, name(file), 0, 10, "abcd");
            clock.move(Duration.ofMinutes(3));
        }
        piece(teacher, token, name(0), 4, 10, "ef");

        piece(teacher, token, name(4), 0, 10, "abcd");

        assertThat(staged()).isEqualTo(4);
        assertThat(piece(teacher, token, name(0), 6, 10, "").body()).isEqualTo("6");
        assertThat(piece(teacher, token, name(1), 4, 10, "").body()).isEqualTo("0");
    }

    /** Each would push out another one, and none would ever be whole. */
    @Test
    void theFifthPhoneWaitsForOneOfFour() throws IOException {
        var teacher = teacher();
        var token = token(teacher);
        for (int file = 0; file < 4; file++) {
            piece(teacher, token, name(file), 0, 10, "abcd");
        }

        assertThat(piece(teacher, token, name(4), 0, 10, "abcd").status()).isEqualTo(503);
        for (int file = 0; file < 4; file++) {
            assertThat(piece(teacher, token, name(file), 4, 10, "efghij").body())
                    .isEqualTo("10");
        }
        form(teacher, token, WELL, name(2), 10);
        assertThat(piece(teacher, token, name(4), 0, 10, "abcd").body()).isEqualTo("4");
    }

    @Test
    void whoSignsInAgainGoesOn() throws IOException {
        var teacher = teacher();
        piece(teacher, token(teacher), NAME, 0, 10, "abcd");
        clock.move(Duration.ofMinutes(31));
        assertThat(piece(teacher, "old", NAME, 4, 10, "efghij").status()).isEqualTo(403);
        var again = teacher();

        assertThat(piece(again, token(again), NAME, 0, 10, "").body()).isEqualTo("4");
        piece(again, token(again), NAME, 4, 10, "efghij");

        assertThat(form(again, token(again), WELL, NAME, 10).status()).isEqualTo(303);
        assertThat(shelf().lastContent()).isEqualTo("abcdefghij");
    }

    @Test
    void whatNobodyCanGoOnWithIsRemoved() throws IOException {
        var teacher = teacher();
        piece(teacher, token(teacher), NAME, 0, 10, "abcd");
        clock.move(Duration.ofHours(25));
        var later = teacher();

        piece(later, token(later), name(1), 0, 10, "xyz");

        assertThat(staged()).isOne();
        assertThat(piece(later, token(later), name(1), 3, 10, "").body()).isEqualTo("3");
    }
}
