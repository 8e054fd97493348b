package org.packhorse.provisioning.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A library with exercises, and a real browser, of which it is kept what it complains of. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ExerciseCase {
    final List<String> complaints = new ArrayList<>();
    private Serving serving;
    private Chromium chromium;
    private String library;

    /** Writes the exercises of the collection {@code exercises}. */
    abstract void write(Path folder) throws IOException;

    @BeforeAll
    void openALibraryAndABrowser(@TempDir Path place) throws IOException, InterruptedException {
        chromium = Chromium.start();
        var program = InstalledProgram.unpackInto(Files.createDirectory(place.resolve("program")));
        var exercises = Files.createDirectory(place.resolve("exercises"));
        write(exercises);
        var hub = Device.init(program, "hub", place.resolve("hub"));
        hub.publishFirst(
                "exercises",
                exercises,
                "--title=Exercises",
                "--language=en",
                "--licence=CC0-1.0",
                "--publisher=The testers");
        serving = hub.serve();
        library = serving.library().address();
    }

    @AfterAll
    void close() {
        if (serving != null) {
            serving.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    /** The address of {@code path} in the library. */
    String at(String path) {
        return URI.create(library).resolve(path).toString();
    }

    BrowserContext window(Browser.NewContextOptions options) {
        complaints.clear();
        return chromium.window(options.setLocale("en"));
    }

    Page page(BrowserContext window) {
        var page = window.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        return page;
    }
}
