package org.packhorse.adminui.port;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;

/** What a sync would fetch, going by what is known already. */
public sealed interface ForecastView {
    /** As far as anybody knows there is nothing to fetch. */
    record Nothing() implements ForecastView {}

    /**
     * Something is still to come.
     *
     * @param bytes how much has to be fetched
     * @param transferTime how long that is on the line; empty while nobody knows how fast the line is
     * @param doneAt when the last of it is here, by windows, budgets and rate; empty while nobody knows
     * @param cost where the line has a price
     * @param monthlyLeftBytes what is left of the month's budget; empty where there is none
     */
    record Fetch(
            long bytes,
            Optional<Duration> transferTime,
            Optional<Instant> doneAt,
            Optional<Cost> cost,
            OptionalLong monthlyLeftBytes)
            implements ForecastView {
        public Fetch {
            Counts.atLeast(1, bytes, "bytes");
            Counts.atLeast(0, monthlyLeftBytes.orElse(0), "monthlyLeftBytes");
        }
    }

    /** An amount of money, in the currency's usual number of decimals. */
    record Cost(BigDecimal amount, Currency currency) {}
}
