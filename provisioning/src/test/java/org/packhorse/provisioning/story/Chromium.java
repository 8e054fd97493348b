package org.packhorse.provisioning.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The browser of this machine, without a window. One thread. */
final class Chromium implements AutoCloseable {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    /** For anything to happen in a window, on a machine that has much else to do. */
    private static final double PATIENCE_MS = 120_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it; where there is none, the test is skipped and the build says so. */
    static Chromium start() {
        Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
        if (program.isEmpty()) {
            System.err.println(
                    "SKIPPED: no page was looked at in a browser, because there is no Chromium. Install it: apt install chromium");
        }
        Assumptions.assumeTrue(program.isPresent(), "no Chromium");
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new BrowserType.LaunchOptions()
                .setExecutablePath(program.orElseThrow())
                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"));
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    /** A window of its own, with nothing remembered. */
    BrowserContext window(Browser.NewContextOptions options) {
        var window = browser.newContext(options);
        window.setDefaultTimeout(PATIENCE_MS);
        return window;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
