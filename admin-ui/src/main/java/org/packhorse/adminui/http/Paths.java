package org.packhorse.adminui.http;

/** Where things are. */
final class Paths {
    static final String HOME = "/";
    static final String LIVE = "/live";
    static final String SIGN_IN = "/sign-in";
    static final String SIGN_OUT = "/sign-out";
    static final String POSTER = "/poster";
    static final String SYNC = "/sync";
    static final String TEACHERS = "/teachers";
    static final String TEACHERS_PIN = "/teachers/pin";
    static final String TEACHERS_OFF = "/teachers/off";
    static final String USAGE = "/usage";
    static final String VERIFY = "/verify";

    private Paths() {}
}
