package org.packhorse.adminui.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the exchange with the upstream is doing. */
public sealed interface SyncView {
    /** Whether the answer will be another within seconds. */
    default boolean isRunning() {
        return switch (this) {
            case NothingFollowed _, Idle _, Waiting _, Failed _ -> false;
            case Checking _, Pulling _, Assembling _ -> true;
        };
    }

    /** There is no upstream: nothing is followed yet, or this hub only publishes. */
    record NothingFollowed() implements SyncView {}

    /** Waiting for the next time; the last attempt, if any, went well. */
    record Idle(LastCheck last, NextCheck next) implements SyncView {}

    /**
     * There is something to do that the school's own rules put off.
     *
     * @param link which line may not be used
     * @param why what has to pass
     * @param until when it goes on by itself
     */
    record Waiting(String link, LinkView.Hold why, Instant until) implements SyncView {}

    /** Asking the upstream what is newest. */
    record Checking() implements SyncView {}

    /**
     * A version is arriving.
     *
     * @param title the collection's title
     * @param from the version that is shown meanwhile; 0 where there is none
     * @param to the version that arrives; after {@code from}
     * @param doneBytes how much of what must be fetched is here
     * @param totalBytes how much must be fetched; not below {@code doneBytes}
     * @param bytesPerSecond the rate of the last few seconds; 0 while nothing moves
     * @param travelledBytes what crossed the link for this so far, all of it: requests, headers and repetitions too
     */
    record Pulling(
            String title, long from, long to, long doneBytes, long totalBytes, long bytesPerSecond, long travelledBytes)
            implements SyncView {
        public Pulling {
            Counts.atLeast(0, from, "from");
            Counts.atLeast(from + 1, to, "to");
            Counts.atLeast(0, doneBytes, "doneBytes");
            Counts.atLeast(doneBytes, totalBytes, "totalBytes");
            Counts.atLeast(0, bytesPerSecond, "bytesPerSecond");
            Counts.atLeast(0, travelledBytes, "travelledBytes");
        }

        /** How much is here, 0 to 100, rounded down so that 100 means all. */
        public int percent() {
            return Counts.percent(doneBytes, totalBytes);
        }

        /** How long the rest takes at the present rate, in whole seconds rounded up; empty while nothing moves. */
        public Optional<Duration> timeLeft() {
            return bytesPerSecond == 0
                    ? Optional.empty()
                    : Optional.of(Duration.ofSeconds(Math.ceilDiv(totalBytes - doneBytes, bytesPerSecond)));
        }
    }

    /**
     * A version is here and is put together.
     *
     * @param title the collection's title
     * @param from the version that is shown meanwhile; 0 where there is none
     * @param to the version that is put together; after {@code from}
     * @param doneBytes how much has been rebuilt of its containers: books, archives
     * @param totalBytes about how much is to be rebuilt; not below {@code doneBytes}, 0 where that is nothing or not known
     */
    record Assembling(String title, long from, long to, long doneBytes, long totalBytes) implements SyncView {
        public Assembling {
            Counts.atLeast(0, from, "from");
            Counts.atLeast(from + 1, to, "to");
            Counts.atLeast(0, doneBytes, "doneBytes");
            Counts.atLeast(doneBytes, totalBytes, "totalBytes");
        }

        /** How much is done, 0 to 100, rounded down so that 100 means all. */
        public int percent() {
            return Counts.percent(doneBytes, totalBytes);
        }
    }

    /**
     * The last attempt failed; what is shown stays as it was.
     *
     * @param trouble what kind of trouble it was; the screens hold the words for it, with what to do
     * @param since when the first of the failures in a row happened
     * @param next when it is tried again
     */
    record Failed(Trouble trouble, Instant since, NextCheck next) implements SyncView {}

    /** How the last attempt went. */
    sealed interface LastCheck {
        /** There was none since this device was set up. */
        record Never() implements LastCheck {}

        /** It found nothing new. */
        record NothingNew(Instant at) implements LastCheck {}

        /**
         * It brought a new version.
         *
         * @param title the collection's title
         * @param version the version that arrived
         * @param travelledBytes what crossed the link for it
         */
        record Arrived(Instant at, String title, long version, long travelledBytes) implements LastCheck {
            public Arrived {
                Counts.atLeast(1, version, "version");
                Counts.atLeast(0, travelledBytes, "travelledBytes");
            }
        }
    }

    /** When the upstream is asked again. */
    sealed interface NextCheck {
        /** By itself, not before {@code at}. */
        record At(Instant at) implements NextCheck {}

        /** Only when somebody asks for it. */
        record OnRequest() implements NextCheck {}
    }
}
