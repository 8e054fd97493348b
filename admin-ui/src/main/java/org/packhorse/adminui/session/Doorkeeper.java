package org.packhorse.adminui.session;

import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Everything that decides who may do what.
 *
 * @param gate whether the password is right
 * @param sessions who is signed in
 * @param tokens whether a form is ours
 */
public record Doorkeeper(SignInGate gate, Sessions sessions, FormTokens tokens) {
    /** Lets in whoever knows {@code password}; nobody is signed in yet. */
    public static Doorkeeper of(PasswordHash password, InstantSource clock, SecureRandom random) {
        return new Doorkeeper(new SignInGate(password, clock), new Sessions(clock, random), new FormTokens(random));
    }
}
