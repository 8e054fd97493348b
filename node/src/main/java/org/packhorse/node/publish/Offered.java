package org.packhorse.node.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.trust.metadata.TargetFile;

/**
 * What signed metadata is to offer of a collection, and which packs exist: decided here, in pure code (ADR 0009).
 *
 * <p>Packs lead to the newest version from 1, 2, 4 and 8 versions before it. Newcomers fetch the latest full pack and what leads from
 * its version to the newest; a new full pack is made when that, and what was withdrawn since, costs more than a tenth on top. What was offered with the version
 * before stays offered, for nodes that are in the middle of it. Where a version is published in two steps, so that text does not wait
 * for media, the first adds to what is offered and the second adds to that: the way through the text is there for everybody. Where all
 * these leave somebody a full pack only, one more may be made because it was asked for (ADR 0016).
 *
 * @param versions ascending; at least one
 */
record Offered(List<PublishedVersion> versions) {
    /** A school that connects once in a term while its publisher publishes weekly is served by two packs. */
    private static final List<Integer> STEPS_BACK = List.of(1, 2, 4, 8);

    /** As far back as manifests, and content that only they name, are kept at least: what the steps lead from. */
    static final int STEPS_KEPT = 8;

    /** The part of a full pack that newcomers may fetch on top of it. */
    private static final double DETOUR = 0.1;

    /** Of the way of newcomers; what saves less than a quarter to some is not worth news to everybody. */
    private static final double ON_DEMAND = 0.75;

    Offered {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("nothing is offered");
        }
        for (int i = 1; i < versions.size(); i++) {
            if (!versions.get(i).version().isAfter(versions.get(i - 1).version())) {
                throw new IllegalArgumentException("versions out of order");
            }
        }
    }

    /** What nodes want. */
    PublishedVersion newest() {
        return versions.getLast();
    }

    /** The targets that say so. */
    List<TargetFile> targets() {
        return versions.stream().flatMap(version -> version.targets().stream()).toList();
    }

    /** Where what they name stands in the repository, and the packs whose heads they are. */
    List<RepositoryPath> files() {
        return versions.stream().flatMap(version -> version.files().stream()).toList();
    }

    /** The latest pack that needs nothing, not even another collection. */
    Optional<PackOffer> full() {
        return versions.reversed().stream()
                .flatMap(version -> version.packs().stream())
                .filter(PackOffer::needsNothing)
                .findFirst();
    }

    /** The pack for newcomers who have other collections, to the same version. */
    Optional<PackOffer> leaningFull() {
        return full().stream().flatMap(full -> leaningBeside(full).stream()).findFirst();
    }

    private List<PackOffer> leaningBeside(PackOffer full) {
        return packsTo(full.to()).stream()
                .filter(pack -> pack.from().equals(Version.NOTHING))
                .filter(pack -> !pack.leans().isEmpty())
                .toList();
    }

    private List<PackOffer> packsTo(Version version) {
        return versions.stream()
                .filter(v -> v.version().equals(version))
                .flatMap(v -> v.packs().stream())
                .toList();
    }

    /** The same, where newcomers who have other collections get {@code pack}, or have to do without one. */
    Offered leaning(Optional<PackOffer> pack) {
        var full = full();
        if (full.isEmpty()) {
            return this;
        }
        var outdated = leaningBeside(full.get());
        return new Offered(versions.stream()
                .map(version -> {
                    if (!version.version().equals(full.get().to())) {
                        return version;
                    }
                    var packs = new ArrayList<>(version.packs());
                    packs.removeAll(outdated);
                    pack.ifPresent(packs::add);
                    return version.with(packs);
                })
                .toList());
    }

    /** From which versions packs should lead to the one after the newest, nearest first; some may not be kept any more. */
    List<Version> bases() {
        long next = newest().version().next().number();
        var bases = new TreeSet<Version>();
        STEPS_BACK.stream().filter(step -> step < next).forEach(step -> bases.add(new Version(next - step)));
        full().ifPresent(pack -> bases.add(pack.to()));
        return List.copyOf(bases.descendingSet());
    }

    /**
     * Whether newcomers should go on to begin with the present full pack, where {@code packs} lead to the next version.
     *
     * @param withdrawn the part of the full pack's content that the next version has no more, 0 to 1
     */
    boolean keepsFull(List<PackOffer> packs, double withdrawn) {
        return full().flatMap(full -> packs.stream()
                        .filter(pack -> pack.from().equals(full.to()))
                        .map(pack -> pack.lengthBytes() <= full.lengthBytes() * (DETOUR - withdrawn))
                        .findFirst())
                .orElse(false);
    }

    /** Whether {@code pack} is of use to anybody beside {@code full}, which is new and leads to the same version. */
    static boolean isOfUseBeside(PackOffer full, PackOffer pack) {
        boolean isStep =
                STEPS_BACK.contains((int) (pack.to().number() - pack.from().number()));
        return isStep && pack.lengthBytes() < full.lengthBytes();
    }

    /** What is offered when {@code now} is published: that, what was newest until now, and the version of the full pack. */
    Offered followedBy(PublishedVersion now) {
        var kept = new ArrayList<PublishedVersion>();
        boolean hasFull = now.packs().stream().anyMatch(PackOffer::needsNothing);
        if (!hasFull) {
            full().filter(full -> !full.to().equals(newest().version())).ifPresent(full -> kept.add(only(full)));
        }
        kept.add(newest());
        kept.add(now);
        return new Offered(kept);
    }

    /** What is offered when {@code now} brings the media for which the newest version did not wait: all that, and the media. */
    Offered completedBy(PublishedVersion now) {
        var kept = new ArrayList<>(versions);
        kept.add(now);
        return new Offered(kept);
    }

    private PublishedVersion only(PackOffer pack) {
        var version = versions.stream()
                .filter(v -> v.version().equals(pack.to()))
                .findFirst()
                .orElseThrow();
        return version.with(List.of(pack));
    }

    /**
     * Whether packs from {@code version} will be wanted, so that its manifest and all it names has to be kept.
     *
     * @param back how many of the newest versions are kept in any case
     */
    boolean needs(Version version, int back) {
        return version.number() > newest().version().number() - back
                || full().map(pack -> pack.to().equals(version)).orElse(false);
    }

    /** Whether no pack leads on from {@code version}, so that who has it begins with a full pack. */
    boolean isDeadEnd(Version version) {
        return version.isAfter(Version.NOTHING)
                && newest().version().isAfter(version)
                && versions.stream()
                        .flatMap(offered -> offered.packs().stream())
                        .noneMatch(pack ->
                                pack.from().equals(version) && pack.leans().isEmpty());
    }

    /** Whether {@code pack}, which leads to the newest version, saves much against the way of newcomers. */
    boolean isWorthOffering(PackOffer pack) {
        return full().map(full -> pack.lengthBytes() <= (full.lengthBytes() + bytesFrom(full.to())) * ON_DEMAND)
                .orElse(true);
    }

    private long bytesFrom(Version version) {
        return newest().packs().stream()
                .filter(pack -> pack.from().equals(version) && pack.leans().isEmpty())
                .mapToLong(PackOffer::lengthBytes)
                .findFirst()
                .orElse(0);
    }

    /** What is offered when {@code pack} leads to the newest version, too. */
    Offered with(PackOffer pack) {
        var packs = new ArrayList<>(newest().packs());
        packs.add(pack);
        var all = new ArrayList<>(versions.subList(0, versions.size() - 1));
        all.add(newest().with(packs));
        return new Offered(all);
    }
}
