package org.packhorse.adminui;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.packhorse.adminui.port.FakeConsole;
import org.packhorse.adminui.port.SyncView;
import org.packhorse.adminui.port.VerifyView;
import org.packhorse.adminui.session.PasswordHash;

/**
 * Serves the screens of a {@link FakeConsole} until the process is ended, for looking at them in a browser. Arguments: the
 * port, then the state ({@code good}, {@code arriving}, {@code failed} or {@code damaged}). The password is
 * {@code password}.
 */
public final class LookAtIt {
    private LookAtIt() {}

    /** Serves; prints the address. */
    public static void main(String[] arguments) throws Exception {
        var console = new FakeConsole();
        switch (List.of(arguments).get(1)) {
            case "arriving" -> console.sync(FakeConsole.arriving()).verify(new VerifyView.Running(700, 1_428));
            case "failed" -> console.sync(FakeConsole.unreachable()).problems(FakeConsole.everyProblem());
            case "damaged" -> console.verify(new VerifyView.Finished(FakeConsole.NOW, 1_428, 3));
            case "empty" -> console.sync(new SyncView.NothingFollowed()).collections(List.of());
            default -> console.sync(FakeConsole.upToDate());
        }
        var password = PasswordHash.of("password", new SecureRandom());
        var settings = new AdminSettings(
                InetAddress.getLoopbackAddress(),
                Integer.parseInt(arguments[0]),
                Optional.empty(),
                Set.of(),
                password,
                ZoneId.systemDefault());
        try (var adminUi = new AdminUi(settings, console, Optional.empty(), InstantSource.system())) {
            adminUi.start();
            System.out.println("http://localhost:" + adminUi.port() + "/");
            Thread.currentThread().join();
        }
    }
}
