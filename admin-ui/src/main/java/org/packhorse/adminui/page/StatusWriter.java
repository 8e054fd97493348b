package org.packhorse.adminui.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.packhorse.adminui.page.Status.Tone;
import org.packhorse.adminui.port.CollectionView;
import org.packhorse.adminui.port.CollectionView.Origin;
import org.packhorse.adminui.port.CollectionView.Shelf;
import org.packhorse.adminui.port.NodeConsole;
import org.packhorse.adminui.port.SyncView;
import org.packhorse.adminui.port.SyncView.LastCheck;
import org.packhorse.adminui.port.SyncView.NextCheck;
import org.packhorse.adminui.port.Trouble;
import org.packhorse.adminui.port.VerifyView;

/** Decides what is true about a device now, and says it. Damage comes first, then what the exchange is doing. */
final class StatusWriter {
    /** After this, "up to date" would claim more than is known. */
    private static final Duration TRUSTED_FOR = Duration.ofDays(3);

    /** Steps in which progress is read aloud. */
    private static final int ANNOUNCED_PERCENT = 10;

    private final NodeConsole console;
    private final Words words;
    private final Instant now;

    StatusWriter(NodeConsole console, Words words) {
        this.console = console;
        this.words = words;
        this.now = console.overview().clock();
    }

    /** The device's state in words. */
    Status write() {
        return switch (console.sync()) {
            case SyncView.Pulling pulling -> arriving(pulling);
            case SyncView.Assembling assembling -> assembling(assembling);
            case SyncView.Checking _ -> Status.of(Tone.BUSY, words.text("status.checking"), List.of());
            case SyncView.Failed failed -> failed(failed);
            case SyncView.Waiting waiting -> damage().orElseGet(() -> waiting(waiting));
            case SyncView.Idle idle -> damage().orElseGet(() -> idle(idle));
            case SyncView.NothingFollowed _ -> damage().orElseGet(this::nothingFollowed);
        };
    }

    private Status arriving(SyncView.Pulling pulling) {
        var title = words.text("status.arriving", words.count(pulling.to()), Words.isolated(pulling.title()));
        var done = words.bytes(pulling.doneBytes());
        var total = words.bytes(pulling.totalBytes());
        var percent = words.percent(pulling.percent());
        var progress = pulling.timeLeft()
                .map(left -> words.text("status.progress", percent, done, total, words.duration(left)))
                .orElseGet(() -> words.text("status.progress-stalled", percent, done, total));
        var link = words.text(
                "status.travelled", words.bytes(pulling.travelledBytes()), words.bytes(pulling.bytesPerSecond()));
        return busy(title, pulling.percent(), List.of(progress, link, meanwhile(pulling.from())));
    }

    private Status assembling(SyncView.Assembling assembling) {
        var title = words.text("status.assembling", words.count(assembling.to()), Words.isolated(assembling.title()));
        if (assembling.totalBytes() == 0) {
            return Status.of(Tone.BUSY, title, List.of(meanwhile(assembling.from())));
        }
        var progress = words.text(
                "status.assembled",
                words.percent(assembling.percent()),
                words.bytes(assembling.doneBytes()),
                words.bytes(assembling.totalBytes()));
        return busy(title, assembling.percent(), List.of(progress, meanwhile(assembling.from())));
    }

    private Status busy(String title, int percent, List<String> details) {
        var announced = percent / ANNOUNCED_PERCENT * ANNOUNCED_PERCENT;
        return new Status(Tone.BUSY, title, details, words.text("status.announce", title, words.percent(announced)));
    }

    private String meanwhile(long shown) {
        return shown == 0 ? words.text("status.meanwhile-first") : words.text("status.meanwhile", words.count(shown));
    }

    private Status failed(SyncView.Failed failed) {
        var trouble = TroubleWords.of(failed.trouble(), words);
        var again = switch (failed.next()) {
            case NextCheck.At(var at) -> words.text("status.retry", words.until(at, now));
            case NextCheck.OnRequest _ -> words.text("status.retry-on-request");
        };
        return Status.of(
                Tone.ATTENTION,
                trouble.what(),
                List.of(
                        words.text("status.since", words.moment(failed.since()), again),
                        trouble.why(),
                        trouble.advice(),
                        words.text("status.kept")));
    }

    private Status waiting(SyncView.Waiting waiting) {
        var why = new LinkWords(words, now).hold(waiting.why());
        return Status.of(
                Tone.NOTICE,
                words.text("status.held", words.moment(waiting.until())),
                List.of(
                        words.text("status.held-why", Words.isolated(waiting.link()), why),
                        words.text("status.held-next", words.until(waiting.until(), now)),
                        words.text("status.kept")));
    }

    private Optional<Status> damage() {
        if (console.verify() instanceof VerifyView.Finished finished && finished.damaged() > 0) {
            var trouble = TroubleWords.of(Trouble.DAMAGED_CONTENT, words);
            return Optional.of(Status.of(Tone.ATTENTION, trouble.what(), List.of(trouble.why(), trouble.advice())));
        }
        return Optional.empty();
    }

    private Status nothingFollowed() {
        var published = console.collections().stream()
                .filter(collection -> collection.origin() instanceof Origin.PublishedHere)
                .filter(collection -> collection.shelf() instanceof Shelf.Shown)
                .count();
        if (published > 0) {
            return Status.of(
                    Tone.GOOD,
                    words.text("status.publishing"),
                    List.of(words.text("status.published", words.count(published))));
        }
        return switch (console.overview().role()) {
            case HUB ->
                Status.of(
                        Tone.NOTICE,
                        words.text("status.nothing-published"),
                        List.of(words.text("status.nothing-published.advice")));
            case NODE ->
                Status.of(
                        Tone.NOTICE,
                        words.text("status.nothing-followed"),
                        List.of(words.text("status.nothing-followed.advice")));
        };
    }

    private Status idle(SyncView.Idle idle) {
        var last = switch (idle.last()) {
            case LastCheck.Never _ -> words.text("status.never.advice");
            case LastCheck.NothingNew(var at) -> words.text("status.checked", words.ago(at, now));
            case LastCheck.Arrived arrived ->
                words.text(
                        "status.arrived",
                        words.count(arrived.version()),
                        Words.isolated(arrived.title()),
                        words.ago(arrived.at(), now),
                        words.bytes(arrived.travelledBytes()));
        };
        var next = switch (idle.next()) {
            case NextCheck.At(var at) -> words.text("status.next", words.until(at, now));
            case NextCheck.OnRequest _ -> words.text("status.next-on-request");
        };
        return reservation(idle.last())
                .map(title -> Status.of(Tone.NOTICE, title, List.of(last, next)))
                .orElseGet(() -> Status.of(Tone.GOOD, words.text("status.up-to-date"), List.of(last, next)));
    }

    /** Why "up to date" would not be honest. */
    private Optional<String> reservation(LastCheck last) {
        return switch (last) {
            case LastCheck.Never _ -> Optional.of(words.text("status.never"));
            case LastCheck.NothingNew(var at) -> stale(at).or(this::missing);
            case LastCheck.Arrived arrived -> stale(arrived.at()).or(this::missing);
        };
    }

    private Optional<String> stale(Instant lastCheck) {
        var age = Duration.between(lastCheck, now);
        return age.compareTo(TRUSTED_FOR) > 0
                ? Optional.of(words.text("status.stale", words.duration(age)))
                : Optional.empty();
    }

    /** The first collection that readers do not see in its newest version. */
    private Optional<String> missing() {
        return console.collections().stream()
                .filter(collection -> collection.origin() instanceof Origin.Followed)
                .flatMap(collection -> missing(collection).stream())
                .findFirst();
    }

    private Optional<String> missing(CollectionView collection) {
        return switch (collection.shelf()) {
            case Shelf.Empty _ -> Optional.of(words.text("status.waiting", Words.isolated(collection.title())));
            case Shelf.Shown shown when shown.isNewest() -> Optional.empty();
            case Shelf.Shown shown ->
                Optional.of(words.text(
                        "status.behind", words.count(shown.newestKnownVersion()), Words.isolated(collection.title())));
        };
    }
}
