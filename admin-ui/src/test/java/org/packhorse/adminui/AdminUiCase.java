package org.packhorse.adminui;

import java.io.IOException;
import java.net.InetAddress;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.packhorse.adminui.port.FakeConsole;
import org.packhorse.adminui.session.PasswordHash;
import org.packhorse.adminui.session.SettableClock;

/** A real Jetty on a free port of the loopback, with a school's console behind it. */
abstract class AdminUiCase {
    static final String RIGHT = "password";
    static final String WRONG = "passw0rd";

    /** Of {@link #RIGHT}, cheap enough for many sign-ins. */
    private static final PasswordHash HASH =
            PasswordHash.parse("$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");

    final FakeConsole console = new FakeConsole();
    final SettableClock clock = new SettableClock();
    private final AdminUi adminUi = new AdminUi(
            new AdminSettings(InetAddress.getLoopbackAddress(), 0, Set.of("Admin.School"), HASH, ZoneOffset.UTC),
            console,
            clock);

    @BeforeEach
    final void serve() throws IOException {
        adminUi.start();
    }

    @AfterEach
    final void stopServing() {
        adminUi.close();
    }

    final int port() {
        return adminUi.port();
    }

    final Browser visitor() {
        return new Browser(port());
    }

    final Browser staff() throws IOException {
        var browser = visitor();
        browser.submit("/sign-in", "/sign-in", "password", RIGHT);
        return browser;
    }
}
