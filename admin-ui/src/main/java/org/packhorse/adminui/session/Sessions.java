package org.packhorse.adminui.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/**
 * Who is signed in. Held in memory only: a restart signs everybody out. Any thread; the map is guarded by itself.
 *
 * <p>A session ends by signing out, {@link #IDLE_LIMIT} after its last use, {@link #AGE_LIMIT} after signing in, or when
 * the clock is set back behind its beginning, whichever comes first.
 */
public final class Sessions {
    /** The staff of one school with a few forgotten browsers; the one unused for longest makes room. */
    static final int SESSIONS_LIMIT = 16;

    /** A forgotten browser in the staff room is signed out before the next break. */
    static final Duration IDLE_LIMIT = Duration.ofMinutes(30);

    /** One working day. */
    static final Duration AGE_LIMIT = Duration.ofHours(12);

    private final InstantSource clock;
    private final SecureRandom random;
    private final Map<String, Use> uses = new HashMap<>();
    /** How often all have been signed out; guarded as the map is. */
    private long generation;

    /** Nobody is signed in yet. */
    public Sessions(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** Which sessions may begin from now on: those until everybody is signed out the next time. */
    public long generation() {
        synchronized (uses) {
            return generation;
        }
    }

    /** Begins a session and returns its name, which nobody else has ever had. */
    public String begin() {
        return begin(generation()).orElseGet(this::begin);
    }

    /**
     * The same for somebody who began to ask for it when {@code asked} was the generation; empty where everybody has been signed out since, because what
     * opened the door then may not open it now.
     */
    public Optional<String> begin(long asked) {
        var now = clock.instant();
        var name = SecretName.draw(random);
        synchronized (uses) {
            if (asked != generation) {
                return Optional.empty();
            }
            uses.values().removeIf(use -> use.isOverAt(now));
            if (uses.size() >= SESSIONS_LIMIT) {
                uses.entrySet().stream()
                        .min((a, b) ->
                                a.getValue().last().compareTo(b.getValue().last()))
                        .map(Entry::getKey)
                        .ifPresent(uses::remove);
            }
            uses.put(name, new Use(now, now));
        }
        return Optional.of(name);
    }

    /** Whether {@code name} is signed in; a use that keeps the session from idling out. */
    public boolean use(String name) {
        var now = clock.instant();
        synchronized (uses) {
            return uses.computeIfPresent(name, (_, use) -> use.isOverAt(now) ? null : new Use(use.begun(), now))
                    != null;
        }
    }

    /** Whether {@code name} is signed in; not a use: a page that refreshes itself in an empty room does not count. */
    public boolean isOpen(String name) {
        var now = clock.instant();
        synchronized (uses) {
            var use = uses.get(name);
            return use != null && !use.isOverAt(now);
        }
    }

    /** Signs {@code name} out; no effect where it is not signed in. */
    public void end(String name) {
        synchronized (uses) {
            uses.remove(name);
        }
    }

    /** Signs everybody out. */
    void endAll() {
        synchronized (uses) {
            uses.clear();
            generation++;
        }
    }

    private record Use(Instant begun, Instant last) {
        boolean isOverAt(Instant now) {
            return now.isBefore(begun) || !now.isBefore(begun.plus(AGE_LIMIT)) || !now.isBefore(last.plus(IDLE_LIMIT));
        }
    }
}
