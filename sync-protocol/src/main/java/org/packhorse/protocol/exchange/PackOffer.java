package org.packhorse.protocol.exchange;

import java.util.Optional;
import java.util.regex.Pattern;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.FrameLimits;
import org.packhorse.protocol.pack.Leans;
import org.packhorse.protocol.trust.metadata.Custom;
import org.packhorse.protocol.trust.metadata.TargetFile;

/**
 * A pack as signed metadata offers it. What is signed is the pack's head, a target called {@code COLLECTION/TO/from-FROM.head}:
 * it names the digest of every frame, so each can be checked as it comes, and all of them together need no digest of their
 * own. The target's custom fields are {@code pack}, the length of the whole, and {@code content}, bytes before compression.
 * Where the pack leans on other collections the name is {@code COLLECTION/TO/from-FROM.leaning-NAME.head}, and a third field,
 * {@code leans}, says on which of their versions.
 *
 * @param lengthBytes of the whole pack
 * @param headLength of the head, with what stands before it, 1 to {@link FrameLimits#HEAD_BYTES}
 * @param headDigest of the same
 * @param contentBytes what the pack carries, before compression
 * @param leans what it needs of other collections
 */
public record PackOffer(
        CollectionId collection,
        Version from,
        Version to,
        long lengthBytes,
        int headLength,
        Digest headDigest,
        long contentBytes,
        Leans leans) {
    private static final Pattern PATH =
            Pattern.compile("([a-z0-9-]+)/([1-9]\\d{0,14})/from-(0|[1-9]\\d{0,14})(\\.leaning-[0-9a-f]{16})?\\.head");

    public PackOffer {
        boolean isPossible = to.isAfter(from)
                && headLength >= 1
                && headLength <= Math.min(lengthBytes, FrameLimits.HEAD_BYTES)
                && contentBytes >= 0
                && !leans.has(collection);
        if (!isPossible) {
            throw new IllegalArgumentException("no pack of " + collection + " is like this");
        }
    }

    /** A pack that leans on its own collection only. */
    public PackOffer(
            CollectionId collection,
            Version from,
            Version to,
            long lengthBytes,
            int headLength,
            Digest headDigest,
            long contentBytes) {
        this(collection, from, to, lengthBytes, headLength, headDigest, contentBytes, Leans.NONE);
    }

    /** Whether anybody can use it, whatever they have. */
    public boolean needsNothing() {
        return from.equals(Version.NOTHING) && leans.isEmpty();
    }

    /** The target that says this. */
    public TargetFile toTarget() {
        var custom = Custom.NONE.with("content", contentBytes).with("pack", lengthBytes);
        return new TargetFile(
                headTarget(),
                headLength,
                headDigest,
                leans.isEmpty() ? custom : custom.with(LeansCustom.NAME, LeansCustom.of(leans)));
    }

    private String headTarget() {
        return RepositoryPath.headTarget(collection, from.number(), to.number(), leans);
    }

    /**
     * The pack that {@code target} offers; empty where it is something else.
     *
     * @throws RefusedInputException where it has the name of a pack's head and not what belongs to one
     */
    public static Optional<PackOffer> parse(TargetFile target) throws RefusedInputException {
        var path = PATH.matcher(target.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        try {
            var offer = new PackOffer(
                    CollectionId.parse(path.group(1)),
                    new Version(Long.parseLong(path.group(3))),
                    new Version(Long.parseLong(path.group(2))),
                    target.custom().findNumber("pack").orElse(0),
                    Math.toIntExact(target.lengthBytes()),
                    target.sha256(),
                    target.custom().findNumber("content").orElse(-1),
                    path.group(4) == null ? Leans.NONE : LeansCustom.read(target.custom()));
            if (offer.headTarget().equals(target.path())) {
                return Optional.of(offer);
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // told below
        }
        throw new RefusedInputException("target " + target.path(), "it is not described as a pack", "tell the hub");
    }

    /** Where the pack stands in the repository. */
    public RepositoryPath path() {
        return RepositoryPath.ofPack(collection, from.number(), to.number(), leans, headDigest);
    }

    /** Where its head stands by itself, for whoever wants nothing but what is signed. */
    public RepositoryPath headPath() {
        return RepositoryPath.ofTarget(headTarget(), headDigest);
    }
}
