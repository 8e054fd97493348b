package org.packhorse.node.hub;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.packhorse.node.identity.KeyFolder;
import org.packhorse.node.publish.Publisher;
import org.packhorse.node.runtime.Alarm;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.trust.metadata.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a hub's signatures fresh, and signs what an interrupted publication left unsigned. Needs keys without a passphrase; with
 * one, it says in the log when somebody has to publish again.
 */
public final class SignatureRenewal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignatureRenewal.class);

    private final Publisher publisher;
    private final KeyFolder keys;
    private final InstantSource clock;
    private final Duration every;
    private final Alarm alarm;
    private final Thread thread;

    /** Looks every {@code every} whether something is due. */
    public SignatureRenewal(Publisher publisher, KeyFolder keys, InstantSource clock, Duration every) {
        this.publisher = publisher;
        this.keys = keys;
        this.clock = clock;
        this.every = every;
        this.alarm = new Alarm(clock);
        this.thread = Thread.ofVirtual().name("signature-renewal").unstarted(this::run);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                renewIfDue();
                alarm.awaitUntil(clock.instant().plus(every));
            }
        } catch (InterruptedException e) {
            LOG.atDebug().log("signature renewal stopped");
        }
    }

    private void renewIfDue() throws InterruptedException {
        try {
            if (!publisher.needsSigning()) {
                return;
            }
            if (keys.file(Role.TIMESTAMP).isEncrypted()) {
                LOG.atWarn().log("signatures are due and the keys need a passphrase; publish to renew them");
                return;
            }
            publisher.signWhatIsPublished(keys.load());
            LOG.atInfo().log("signatures renewed");
        } catch (IOException | RefusedInputException e) {
            LOG.atError().setCause(e).log("signatures could not be renewed");
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
