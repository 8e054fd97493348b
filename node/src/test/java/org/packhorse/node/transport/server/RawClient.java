package org.packhorse.node.transport.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A client that sends exactly what it is told to, and reads answers framed by their length. */
public final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    /** Connects to {@code port} on loopback; reading gives up after a minute, which no test waits for. */
    public RawClient(int port) throws IOException {
        this(port, InetAddress.getLoopbackAddress());
    }

    /** The same from {@code origin}, another address of this machine. */
    public RawClient(int port, InetAddress origin) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port, origin, 0);
        socket.setSoTimeout(60_000);
        in = socket.getInputStream();
    }

    /** Sends {@code text}, each character as one byte. */
    public RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Asks for {@code target} with these header lines, and reads the answer. */
    public Reply get(String target, String... headers) throws IOException {
        return ask("GET", target, headers);
    }

    /** Asks with {@code method}, and reads the answer. */
    public Reply ask(String method, String target, String... headers) throws IOException {
        var lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        send(method + " " + target + " HTTP/1.1\r\nHost: x\r\n" + lines + "\r\n");
        return read(method.equals("HEAD"));
    }

    /** Reads the next answer. */
    public Reply read() throws IOException {
        return read(false);
    }

    private Reply read(boolean headOnly) throws IOException {
        var headBytes = new ByteArrayOutputStream();
        while (!headBytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("after " + headBytes.size() + " bytes of an answer's head");
            }
            headBytes.write(next);
        }
        var lines = headBytes.toString(StandardCharsets.ISO_8859_1).split("\r\n", 0);
        var headers = new LinkedHashMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        int length = headOnly ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Reply(Integer.parseInt(lines[0].split(" ", 3)[1]), headers, in.readNBytes(length), headBytes.size());
    }

    /** Waits until an answer begins, of which one byte is taken. */
    public void awaitAnswer() throws IOException {
        if (in.read() < 0) {
            throw new EOFException("before an answer");
        }
    }

    /** Whether the server has ended the connection. */
    public boolean isEnded() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException _) {
            // Reset, as kernels may say it where something was sent too late.
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** An answer as it came. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Reply(int status, Map<String, String> headers, byte[] body, int headBytes) {
        /** The header, or an empty string. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** The body as UTF-8. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
