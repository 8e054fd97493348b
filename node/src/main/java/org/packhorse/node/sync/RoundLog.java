package org.packhorse.node.sync;

import org.packhorse.protocol.exchange.PackOffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What rounds leave in the log. */
final class RoundLog {
    private static final Logger LOG = LoggerFactory.getLogger(RoundLog.class);

    private RoundLog() {}

    /** Writes what is worth remembering of {@code report}. */
    static void write(RoundReport report) {
        report.problem()
                .ifPresent(problem -> LOG.atWarn()
                        .addKeyValue("what", problem.what())
                        .addKeyValue("why", problem.why())
                        .addKeyValue("advice", problem.advice())
                        .log("sync failed"));
        report.closure()
                .ifPresent(closure -> LOG.atInfo()
                        .addKeyValue("link", closure.link())
                        .addKeyValue("why", closure.permit().why())
                        .addKeyValue("until", closure.permit().until())
                        .log("sync waits"));
        for (var collection : report.promised()) {
            LOG.atInfo().addKeyValue("collection", collection).log("sync waits for a pack on demand");
        }
        for (PackOffer pack : report.arrived()) {
            LOG.atInfo()
                    .addKeyValue("collection", pack.collection())
                    .addKeyValue("from", pack.from())
                    .addKeyValue("version", pack.to())
                    .addKeyValue("contentBytes", pack.contentBytes())
                    .addKeyValue("packBytes", pack.lengthBytes())
                    .addKeyValue("travelledBytes", report.traffic().totalBytes())
                    .log("version arrived");
        }
    }
}
