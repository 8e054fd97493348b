package org.packhorse.adminui;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.adminui.port.FakeConsole;
import org.packhorse.adminui.port.FakePin;
import org.packhorse.adminui.port.FakeTeacherShelf;
import org.packhorse.adminui.port.Teachers;
import org.packhorse.adminui.session.PasswordHash;
import org.packhorse.adminui.session.SettableClock;

/** A real Jetty on a free port of the loopback, with a school's console behind it. */
abstract class AdminUiCase {
    static final String RIGHT = "password";
    static final String WRONG = "passw0rd";

    /** Of {@link #RIGHT}, cheap enough for many sign-ins. */
    private static final PasswordHash HASH =
            PasswordHash.parse("$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");

    static final int FILE_BYTES_LIMIT = 1_000_000;
    static final String PIN = "482917";

    /** Of {@link #PIN}. */
    private static final PasswordHash PIN_HASH = PasswordHash.of(PIN, new SecureRandom());

    final FakePin pin = new FakePin(Optional.of(PIN_HASH.encoded()));
    final FakeConsole console = new FakeConsole();
    final SettableClock clock = new SettableClock();

    @TempDir
    private Path uploads = Path.of("");

    private @Nullable FakeTeacherShelf shelf;
    private @Nullable AdminUi adminUi;

    @BeforeEach
    final void serve() throws IOException {
        shelf = new FakeTeacherShelf(uploads, FILE_BYTES_LIMIT);
        var settings = new AdminSettings(
                InetAddress.getLoopbackAddress(),
                0,
                Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                Set.of("Admin.School"),
                HASH,
                ZoneOffset.UTC);
        adminUi = new AdminUi(settings, console, Optional.of(new Teachers(shelf, pin)), clock);
        adminUi.start();
    }

    private AdminUi adminUi() {
        return Objects.requireNonNull(adminUi);
    }

    final FakeTeacherShelf shelf() {
        return Objects.requireNonNull(shelf);
    }

    /** Where files are received. */
    final Path uploads() {
        return uploads;
    }

    @AfterEach
    final void stopServing() {
        adminUi().close();
    }

    final int port() {
        return adminUi().port();
    }

    final Browser visitor() {
        return new Browser(port());
    }

    final Browser staff() throws IOException {
        var browser = visitor();
        browser.submit("/sign-in", "/sign-in", "password", RIGHT);
        return browser;
    }

    /** Who comes in by the teachers' own address. */
    final Browser phone() {
        return new Browser(adminUi().teachersPort().orElseThrow());
    }

    final Browser teacher() throws IOException {
        var browser = phone();
        browser.submit("/teacher/sign-in", "/teacher/sign-in", "pin", PIN);
        return browser;
    }
}
