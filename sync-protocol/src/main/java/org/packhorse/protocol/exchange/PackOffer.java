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
 * A pack as signed metadata offers it: a target called {@code COLLECTION/TO/from-FROM.pack}, whose custom fields are
 * {@code content} (bytes before compression) and {@code head} ({@code length} and {@code sha256} of the pack's head, by which
 * every frame can be checked as it comes).
 *
 * @param lengthBytes of the whole pack
 * @param digest of the whole pack
 * @param headLength of the head, with what stands before it, 1 to {@link FrameLimits#HEAD_BYTES}
 * @param headDigest of the same
 * @param contentBytes what the pack carries, before compression
 */
public record PackOffer(
        CollectionId collection,
        Version from,
        Version to,
        long lengthBytes,
        Digest digest,
        int headLength,
        Digest headDigest,
        long contentBytes) {
    private static final Pattern PATH = Pattern.compile("([a-z0-9-]+)/([1-9]\\d{0,14})/from-(0|[1-9]\\d{0,14})\\.pack");

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
        var head = Custom.NONE.with("length", headLength).with("sha256", headDigest.toHex());
        return new TargetFile(
                RepositoryPath.packTarget(collection, from.number(), to.number()),
                lengthBytes,
                digest,
                Custom.NONE.with("content", contentBytes).with("head", head));
    }

    /**
     * The pack that {@code target} offers; empty where it is something else.
     *
     * @throws RefusedInputException where it has a pack's name and not what belongs to one
     */
    public static Optional<PackOffer> parse(TargetFile target) throws RefusedInputException {
        var path = PATH.matcher(target.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        var head = target.custom().findObject("head").orElse(Custom.NONE);
        try {
            return Optional.of(new PackOffer(
                    CollectionId.parse(path.group(1)),
                    new Version(Long.parseLong(path.group(3))),
                    new Version(Long.parseLong(path.group(2))),
                    target.lengthBytes(),
                    target.sha256(),
                    Math.toIntExact(head.findNumber("length").orElse(0)),
                    Digest.parse(head.findText("sha256").orElse("")),
                    target.custom().findNumber("content").orElse(-1)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new RefusedInputException("target " + target.path(), "it is not described as a pack", "tell the hub");
        }
    }

    /** Where it stands in the repository. */
    public RepositoryPath path() {
        return RepositoryPath.ofTarget(RepositoryPath.packTarget(collection, from.number(), to.number()), digest);
    }
}
