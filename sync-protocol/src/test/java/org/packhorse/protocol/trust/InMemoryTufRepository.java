package org.packhorse.protocol.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.trust.metadata.Custom;
import org.packhorse.protocol.trust.metadata.Hashes;
import org.packhorse.protocol.trust.metadata.MetaFile;
import org.packhorse.protocol.trust.metadata.MetadataWriter;
import org.packhorse.protocol.trust.metadata.PublicKey;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.trust.metadata.RoleKeys;
import org.packhorse.protocol.trust.metadata.RoleMetadata;
import org.packhorse.protocol.trust.metadata.RootMetadata;
import org.packhorse.protocol.trust.metadata.SigningKey;
import org.packhorse.protocol.trust.metadata.SnapshotMetadata;
import org.packhorse.protocol.trust.metadata.TargetFile;
import org.packhorse.protocol.trust.metadata.TargetsMetadata;
import org.packhorse.protocol.trust.metadata.TimestampMetadata;

/**
 * A TUF repository that a test edits and publishes, also in ways no publisher should; it notes what clients ask for.
 *
 * <p>Its keys are the same in each run. Editing changes nothing that clients see before a {@code publish}.
 */
public final class InMemoryTufRepository implements MetadataSource {
    /** When everything happens that has no other time. */
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Map<Role, List<SigningKey>> signers = new EnumMap<>(Role.class);
    private final Map<Role, Integer> thresholds = new EnumMap<>(Role.class);
    private final Map<Role, Instant> expiries = new EnumMap<>(Role.class);
    private final Map<Role, Long> versions = new EnumMap<>(Role.class);
    private final Map<String, TargetFile> targets = new TreeMap<>();
    private final Map<String, byte[]> published = new TreeMap<>();
    private final List<String> requests = new ArrayList<>();
    private List<SigningKey> formerRootSigners = List.of();
    private boolean hashesListed = true;
    private int keysMade;

    /** A repository with one key for each role and root version 1; nothing else is published. */
    public InMemoryTufRepository() {
        for (var role : Role.values()) {
            signers.put(role, List.of(newKey()));
            thresholds.put(role, 1);
            expiries.put(role, NOW.plus(Duration.ofDays(30)));
            versions.put(role, 0L);
        }
        publishRoot();
    }

    /** One with root, targets, snapshot and timestamp, each in version 1. */
    public static InMemoryTufRepository published() {
        var repository = new InMemoryTufRepository();
        repository.publish();
        return repository;
    }

    /** A key that no other call returns. */
    public SigningKey newKey() {
        var seed = new byte[SigningKey.SEED_BYTES];
        Arrays.fill(seed, (byte) ++keysMade);
        return SigningKey.ofSeed(seed);
    }

    /** Adds or replaces a target. */
    public void setTarget(String path, byte[] content, Custom custom) {
        targets.put(path, new TargetFile(path, content.length, Digest.ofContent(content), custom));
    }

    /** The keys of {@code role} from the next root on. */
    public void setSigners(Role role, SigningKey... keys) {
        signers.put(role, List.of(keys));
    }

    /** The keys of {@code role}. */
    public List<SigningKey> signers(Role role) {
        return signers.getOrDefault(role, List.of());
    }

    /** How many signatures {@code role} needs from the next root on. */
    public void setThreshold(Role role, int threshold) {
        thresholds.put(role, threshold);
    }

    /** When files of {@code role} expire that are published from now on. */
    public void setExpiry(Role role, Instant expires) {
        expiries.put(role, expires);
    }

    /** The version that is taken for published last: the next publication gets the one that follows. */
    public void setVersion(Role role, long version) {
        versions.put(role, version);
    }

    /** The version published last. */
    public long version(Role role) {
        return versions.getOrDefault(role, 0L);
    }

    /** Leaves out length and hashes from now on, as section 4.4 allows. */
    public void listVersionsOnly() {
        hashesListed = false;
    }

    /** Publishes a root signed by its own keys and by those of the root before. */
    public void publishRoot() {
        bump(Role.ROOT);
        var keys = new EnumMap<Role, List<PublicKey>>(Role.class);
        signers.forEach((role, list) ->
                keys.put(role, list.stream().map(SigningKey::publicKey).toList()));
        var root = RootMetadata.of(version(Role.ROOT), expiry(Role.ROOT), keys);
        for (var threshold : thresholds.entrySet()) {
            root = withThreshold(root, threshold.getKey(), threshold.getValue());
        }
        var all = new ArrayList<>(signers(Role.ROOT));
        formerRootSigners.stream().filter(key -> !all.contains(key)).forEach(all::add);
        formerRootSigners = signers(Role.ROOT);
        publishSigned(root, all.toArray(SigningKey[]::new));
    }

    private static RootMetadata withThreshold(RootMetadata root, Role role, int threshold) {
        var roles = new EnumMap<>(root.roles());
        roles.put(role, new RoleKeys(root.keysOf(role).keyIds(), threshold));
        return new RootMetadata(root.version(), root.expires(), root.consistentSnapshot(), root.keys(), roles);
    }

    /** Names a file by its version only, as section 4.4 allows. */
    static MetaFile byVersion(long version) {
        return new MetaFile(version, OptionalLong.empty(), Hashes.NONE);
    }

    /** Publishes targets, snapshot and timestamp anew. */
    public void publish() {
        bump(Role.TARGETS);
        publishSigned(TargetsMetadata.of(version(Role.TARGETS), expiry(Role.TARGETS), targets.values()));
        publishSnapshot();
    }

    /** Publishes snapshot and timestamp anew. */
    public void publishSnapshot() {
        bump(Role.SNAPSHOT);
        publishSigned(new SnapshotMetadata(
                version(Role.SNAPSHOT),
                expiry(Role.SNAPSHOT),
                Map.of(Role.TARGETS.fileName(), metaFile(Role.TARGETS))));
        publishTimestamp();
    }

    /** Publishes the timestamp anew. */
    public void publishTimestamp() {
        bump(Role.TIMESTAMP);
        publishSigned(new TimestampMetadata(version(Role.TIMESTAMP), expiry(Role.TIMESTAMP), metaFile(Role.SNAPSHOT)));
    }

    /** Publishes just this, signed by the keys of its role. */
    public void publishSigned(RoleMetadata metadata) {
        publishSigned(metadata, signers(metadata.role()).toArray(SigningKey[]::new));
    }

    /** Publishes just this, signed by {@code keys}. */
    public void publishSigned(RoleMetadata metadata, SigningKey... keys) {
        put(fileName(metadata.role(), metadata.version()), MetadataWriter.write(metadata, List.of(keys)));
    }

    /** Puts any bytes where clients find them. */
    public void put(String fileName, byte[] bytes) {
        published.put(fileName, bytes.clone());
    }

    /** Takes a file away. */
    public void remove(String fileName) {
        published.remove(fileName);
    }

    /** The newest file of {@code role}, as clients see it. */
    public byte[] file(Role role) {
        return file(fileName(role, version(role)));
    }

    /** The file called {@code fileName}, which there must be. */
    public byte[] file(String fileName) {
        return Optional.ofNullable(published.get(fileName)).orElseThrow().clone();
    }

    /** What clients asked for since this was last called. */
    public List<String> takeRequests() {
        var taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    @Override
    public Optional<byte[]> find(String fileName, int limitBytes) throws RejectedMetadataException {
        requests.add(fileName);
        var bytes = published.get(fileName);
        if (bytes != null && bytes.length > limitBytes) {
            throw RejectedMetadataException.tooLong(fileName, limitBytes);
        }
        return Optional.ofNullable(bytes).map(byte[]::clone);
    }

    private static String fileName(Role role, long version) {
        return role == Role.TIMESTAMP ? role.fileName() : role.fileName(version);
    }

    private MetaFile metaFile(Role role) {
        return hashesListed ? MetaFile.of(version(role), file(role)) : byVersion(version(role));
    }

    private Instant expiry(Role role) {
        return expiries.getOrDefault(role, NOW);
    }

    private void bump(Role role) {
        versions.merge(role, 1L, Long::sum);
    }
}
