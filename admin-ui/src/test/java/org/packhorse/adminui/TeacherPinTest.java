package org.packhorse.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who sets the PIN of teachers, and what it is worth. */
class TeacherPinTest extends AdminUiCase {
    @Test
    void staffSetThePinAndWhoeverHadTheOldOneIsOut() throws IOException {
        var teacher = teacher();
        var staff = staff();
        assertThat(staff.get("/").page().select("nav a[href=/teachers]")).hasSize(1);

        assertThat(staff.submit("/teachers", "/teachers/pin", "pin", "12345").status())
                .isEqualTo(422);
        assertThat(staff.submit("/teachers", "/teachers/pin", "pin", "123456").status())
                .isEqualTo(422);
        assertThat(teacher.get("/teacher/").status()).isEqualTo(200);
        assertThat(staff.submit("/teachers", "/teachers/pin", "pin", "90 51 62").header("Location"))
                .isEqualTo("/teachers?asked=pin");

        assertThat(teacher.get("/teacher/").status()).isEqualTo(303);
        assertThat(pin.find().orElseThrow()).startsWith("$argon2id$").doesNotContain("905162");
        var again = phone();
        assertThat(again.submit("/teacher/sign-in", "/teacher/sign-in", "pin", "905162")
                        .header("Location"))
                .isEqualTo("/teacher/");
        staff.submit("/teachers", "/teachers/off");
        assertThat(again.get("/teacher/").status()).isEqualTo(303);
        assertThat(phone().get("/teacher/sign-in").page().text()).contains("No PIN has been set yet");
    }

    @Test
    void teachersCannotSetThePin() throws IOException {
        var browser = visitor();
        browser.submit("/teacher/sign-in", "/teacher/sign-in", "pin", PIN);
        var before = pin.find();

        assertThat(browser.submit("/teacher/", "/teachers/pin", "pin", "905162").status())
                .isIn(303, 403);

        assertThat(pin.find()).isEqualTo(before);
    }

    @Test
    void aPhoneIsKnownByACookieThatNoScriptSees() throws IOException {
        var phone = phone();
        var reply = phone.submit("/teacher/sign-in", "/teacher/sign-in", "pin", PIN);

        assertThat(reply.header("Set-Cookie").lines().filter(line -> line.startsWith("packhorse-phone-")))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Strict", "Max-Age=604800", "Path=/teacher/sign-in");
    }

    @Test
    void aPhoneThatIsKnownGetsInWhilePupilsGuess() throws IOException {
        var teacher = teacher();
        teacher.submit("/teacher/", "/teacher/sign-out");
        for (int i = 0; i < 30; i++) {
            clock.move(Duration.ofMinutes(1));
            phone().submit("/teacher/sign-in", "/teacher/sign-in", "pin", "000111");
        }

        assertThat(phone().submit("/teacher/sign-in", "/teacher/sign-in", "pin", PIN)
                        .status())
                .isEqualTo(429);
        assertThat(teacher.submit("/teacher/sign-in", "/teacher/sign-in", "pin", PIN)
                        .header("Location"))
                .isEqualTo("/teacher/");
    }

    @Test
    void aWrongPinIsRefusedAndAGuesserWaits() throws IOException {
        var phone = phone();
        var reply = phone.submit("/teacher/sign-in", "/teacher/sign-in", "pin", "000111");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.page().select("[role=alert]").text()).contains("not the PIN");
        for (int i = 0; i < 6; i++) {
            reply = phone.submit("/teacher/sign-in", "/teacher/sign-in", "pin", "000111");
        }

        assertThat(reply.status()).isEqualTo(429);
        assertThat(phone.get("/teacher/").status()).isEqualTo(303);
    }
}
