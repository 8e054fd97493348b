package org.packhorse.protocol.exchange;

import java.util.Optional;
import java.util.regex.Pattern;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.FrameLimits;
import org.packhorse.protocol.trust.Custom;
import org.packhorse.protocol.trust.TargetFile;

/**
 * A pack as signed metadata offers it. What is signed is the pack's head, a target called {@code COLLECTION/TO/from-FROM.head}:
 * it names the digest of every frame, so each can be checked as it comes, and all of them together need no digest of their
 * own. The target's custom fields are {@code pack}, the length of the whole, and {@code content}, bytes before compression.
 *
 * @param lengthBytes of the whole pack
 * @param headLength of the head, with what stands before it, 1 to {@link FrameLimits#HEAD_BYTES}
 * @param headDigest of the same
 * @param contentBytes what the pack carries, before compression
 */
public record PackOffer(
        CollectionId collection,
        Version from,
        Version to,
        long lengthBytes,
        int headLength,
        Digest headDigest,
        long contentBytes) {
    private static final Pattern PATH = Pattern.compile("([a-z0-9-]+)/([1-9]\\d{0,14})/from-(0|[1-9]\\d{0,14})\\.head");

    public PackOffer {
        boolean isPossible = to.isAfter(from)
                && headLength >= 1
                && headLength <= Math.min(lengthBytes, FrameLimits.HEAD_BYTES)
                && contentBytes >= 0;
        if (!isPossible) {
            throw new IllegalArgumentException("no pack of " + collection + " is like this");
        }
    }

    /** The target that says this. */
    public TargetFile toTarget() {
        return new TargetFile(
                headTarget(),
                headLength,
                headDigest,
                Custom.NONE.with("content", contentBytes).with("pack", lengthBytes));
    }

    private String headTarget() {
        return RepositoryPath.headTarget(collection, from.number(), to.number());
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
            return Optional.of(new PackOffer(
                    CollectionId.parse(path.group(1)),
                    new Version(Long.parseLong(path.group(3))),
                    new Version(Long.parseLong(path.group(2))),
                    target.custom().findNumber("pack").orElse(0),
                    Math.toIntExact(target.lengthBytes()),
                    target.sha256(),
                    target.custom().findNumber("content").orElse(-1)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new RefusedInputException("target " + target.path(), "it is not described as a pack", "tell the hub");
        }
    }

    /** Where the pack stands in the repository. */
    public RepositoryPath path() {
        return RepositoryPath.ofPack(collection, from.number(), to.number(), headDigest);
    }

    /** Where its head stands by itself, for whoever wants nothing but what is signed. */
    public RepositoryPath headPath() {
        return RepositoryPath.ofTarget(headTarget(), headDigest);
    }
}
