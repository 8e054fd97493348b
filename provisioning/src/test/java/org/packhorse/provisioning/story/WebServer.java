package org.packhorse.provisioning.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Python's web server on a folder: a server that knows nothing of Packhorse, and no ranges either. */
record WebServer(Process process, String address) implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("port (\\d+)");

    /** Whether there is a Python on this machine. */
    static boolean isHere() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    static WebServer start(Path folder) throws IOException {
        var process = new ProcessBuilder(
                        "python3",
                        "-u",
                        "-m",
                        "http.server",
                        "0",
                        "--bind",
                        "127.0.0.1",
                        "--directory",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var greeting = String.valueOf(lines.readLine());
        var port = PORT.matcher(greeting);
        if (!port.find()) {
            process.destroyForcibly();
            throw new IOException("python3 -m http.server says: " + greeting);
        }
        return new WebServer(process, "http://127.0.0.1:" + port.group(1) + "/");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
