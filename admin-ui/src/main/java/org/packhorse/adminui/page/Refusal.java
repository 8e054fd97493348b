package org.packhorse.adminui.page;

/**
 * The answers that say no.
 *
 * @see Pages#refusal
 */
public enum Refusal {
    /** There is no such page. */
    NOT_FOUND("refusal.not-found", 404),
    /** The form is not ours, or from before a restart. */
    STALE_FORM("refusal.stale-form", 403),
    /** The request names a host that is not this device: DNS rebinding, or a name nobody configured. */
    WRONG_HOST("refusal.wrong-host", 421),
    /** The form is larger than any of ours. */
    TOO_LARGE("refusal.too-large", 413),
    /** The program failed. */
    FAULT("refusal.fault", 500);

    private final String key;
    private final int status;

    Refusal(String key, int status) {
        this.key = key;
        this.status = status;
    }

    /** The message; its explanation has {@code .advice} behind it. */
    public String key() {
        return key;
    }

    /** The HTTP status (RFC 9110). */
    public int status() {
        return status;
    }
}
