package org.packhorse.adminui.session;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.packhorse.adminui.port.TeacherPin;

/** Who may act as a teacher: whoever knows the PIN, which staff set and change. Any thread. */
public final class TeacherDoor {
    private final TeacherPin kept;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Sessions sessions;
    private final FormTokens tokens;
    private final AtomicReference<Optional<PinGate>> gate;

    /** A door for the PIN whose hash is {@code kept}. */
    public TeacherDoor(TeacherPin kept, InstantSource clock, SecureRandom random) {
        this.kept = kept;
        this.clock = clock;
        this.random = random;
        this.sessions = new Sessions(clock, random);
        this.tokens = new FormTokens(random);
        this.gate = new AtomicReference<>(kept.find().map(PasswordHash::parse).map(pin -> new PinGate(pin, clock)));
    }

    /** What became of a new PIN. */
    public enum NewPin {
        /** It holds from now on; whoever was signed in with an older one no longer is. */
        SET,
        /** It is not 6 to 12 digits. */
        NOT_DIGITS,
        /** Everybody would try it first. */
        OBVIOUS
    }

    /** Whether there is a PIN at all. */
    public boolean isThere() {
        return gate.get().isPresent();
    }

    /** Sets the PIN that somebody typed. Takes tenths of a second. */
    public NewPin set(String typed) throws IOException {
        var digits = Pin.digits(typed);
        if (digits.isEmpty()) {
            return NewPin.NOT_DIGITS;
        }
        if (Pin.isObvious(digits.get())) {
            return NewPin.OBVIOUS;
        }
        var hash = PasswordHash.of(digits.get(), random);
        kept.keep(hash.encoded());
        gate.set(Optional.of(new PinGate(hash, clock)));
        sessions.endAll();
        return NewPin.SET;
    }

    /** Lets nobody in any more, and signs everybody out. */
    public void close() throws IOException {
        kept.forget();
        gate.set(Optional.empty());
        sessions.endAll();
    }

    /** How long a phone keeps the name it is given. */
    public static Duration phoneKnownFor() {
        return PinGate.KNOWN_FOR;
    }

    /** A new name for a phone that just signed in and was called {@code phone}, empty where it had no name: by it {@link #attempt} knows it. */
    public String acquaint(String phone) {
        var fresh = SecretName.draw(random);
        gate.get().ifPresent(open -> open.remember(fresh, phone));
        return fresh;
    }

    /** Looks at what somebody at {@code address} typed on the phone called {@code phone}; wrong where there is no PIN. */
    public SignInGate.Answer attempt(String address, String phone, String typed) {
        return gate.get().map(open -> open.attempt(address, phone, typed)).orElse(new SignInGate.Answer.Wrong());
    }

    /** By which it is told how long ago something was. */
    public InstantSource clock() {
        return clock;
    }

    /** Who is signed in. */
    public Sessions sessions() {
        return sessions;
    }

    /** Whether a form is ours. */
    public FormTokens tokens() {
        return tokens;
    }
}
