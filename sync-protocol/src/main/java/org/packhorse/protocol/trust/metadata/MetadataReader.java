package org.packhorse.protocol.trust.metadata;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException.Reason;

/** Reads what the {@code signed} part of a file says, section 4; fields that TUF does not know are passed over. */
public final class MetadataReader {
    /** As many as fit {@link Role#ROOT}'s limit. */
    private static final int KEY_LIMIT = 256;

    /** Delegated roles listed in a snapshot or a targets file; see {@link Role#SNAPSHOT}. */
    private static final int DELEGATION_LIMIT = 4_096;

    /** Patterns or prefixes of one delegated role. */
    private static final int PATTERN_LIMIT = 4_096;

    private static final Pattern SPEC_VERSION = Pattern.compile("1\\.\\d{1,4}(\\.\\d{1,4})?");
    private static final Pattern DATE_TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

    private MetadataReader() {}

    public static RootMetadata root(SignedFile file) throws RejectedMetadataException {
        var fields = checked(file, Role.ROOT);
        var byName = fields.object("roles");
        Map<Role, RoleKeys> roles = new EnumMap<>(Role.class);
        for (var role : Role.values()) {
            roles.put(role, roleKeys(byName.object(role.text())));
        }
        return new RootMetadata(
                fields.number("version", 1),
                expires(fields),
                fields.flag("consistent_snapshot", false),
                keys(fields.object("keys")),
                roles);
    }

    public static TimestampMetadata timestamp(SignedFile file) throws RejectedMetadataException {
        var fields = checked(file, Role.TIMESTAMP);
        var snapshot = metaFile(fields.object("meta").object(Role.SNAPSHOT.fileName()));
        return new TimestampMetadata(fields.number("version", 1), expires(fields), snapshot);
    }

    public static SnapshotMetadata snapshot(SignedFile file) throws RejectedMetadataException {
        var fields = checked(file, Role.SNAPSHOT);
        var meta = fields.object("meta");
        meta.object(Role.TARGETS.fileName());
        Map<String, MetaFile> files = new HashMap<>();
        for (var listed : meta.objects(DELEGATION_LIMIT)) {
            files.put(listed.getKey(), metaFile(listed.getValue()));
        }
        return new SnapshotMetadata(fields.number("version", 1), expires(fields), files);
    }

    public static TargetsMetadata targets(SignedFile file) throws RejectedMetadataException {
        var fields = checked(file, Role.TARGETS);
        var targets = new TreeMap<String, TargetFile>();
        for (var listed : fields.object("targets").objects(TargetsMetadata.TARGET_LIMIT)) {
            targets.put(listed.getKey(), target(listed.getKey(), listed.getValue()));
        }
        var delegations = fields.has("delegations") ? delegations(fields.object("delegations")) : Delegations.NONE;
        return new TargetsMetadata(fields.number("version", 1), expires(fields), targets, delegations);
    }

    private static JsonFields checked(SignedFile file, Role role) throws RejectedMetadataException {
        var fields = file.fields();
        if (!fields.text("_type").equals(role.text())) {
            throw fields.malformed("_type", "is not \"" + role.text() + "\"");
        }
        if (!SPEC_VERSION.matcher(fields.text("spec_version")).matches()) {
            throw fields.malformed("spec_version", "is not 1.x; a newer Packhorse may read it");
        }
        return fields;
    }

    private static Instant expires(JsonFields fields) throws RejectedMetadataException {
        var text = fields.text("expires");
        try {
            if (DATE_TIME.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeException noSuchDay) {
            // refused like every other form, below
        }
        throw fields.malformed("expires", "is no time such as 2030-01-31T12:00:00Z: " + Quoted.shortly(text));
    }

    private static Map<KeyId, PublicKey> keys(JsonFields keys) throws RejectedMetadataException {
        Map<KeyId, PublicKey> byId = new LinkedHashMap<>();
        for (var listed : keys.objects(KEY_LIMIT)) {
            var key = key(keyId(keys, listed.getKey()), listed.getValue());
            byId.put(key.id(), key);
        }
        return byId;
    }

    /**
     * Section 4.3: clients calculate each key's id. Other tools add fields to a key with or without hashing them, so the
     * id may be the hash of the whole object or of the three fields that make it a key; both bind the id to the key.
     */
    private static PublicKey key(KeyId id, JsonFields fields) throws RejectedMetadataException {
        var key = new PublicKey(
                id,
                fields.text("keytype"),
                fields.text("scheme"),
                fields.object("keyval").text("public"));
        try {
            if (id.equals(PublicKey.idOf(key.toJson())) || id.equals(PublicKey.idOf(fields.object()))) {
                return key;
            }
        } catch (IllegalArgumentException noCanonicalForm) {
            throw fields.malformed("keyval", "has no canonical form");
        }
        throw new RejectedMetadataException(
                Reason.MALFORMED,
                fields.subject(),
                "the key " + Quoted.shortly(id.value()) + " is not named by its hash");
    }

    static KeyId keyId(JsonFields fields, String text) throws RejectedMetadataException {
        if (text.isEmpty() || text.length() > KeyId.LIMIT_CHARS) {
            throw fields.malformed("keyid", "has not 1 to " + KeyId.LIMIT_CHARS + " characters");
        }
        return new KeyId(text);
    }

    private static RoleKeys roleKeys(JsonFields fields) throws RejectedMetadataException {
        Set<KeyId> ids = new HashSet<>();
        for (var text : fields.textList("keyids", KEY_LIMIT)) {
            ids.add(keyId(fields, text));
        }
        // A threshold beyond what an int holds can never be met; neither can the greatest int.
        return new RoleKeys(ids, (int) Math.min(fields.number("threshold", 1), Integer.MAX_VALUE));
    }

    private static MetaFile metaFile(JsonFields fields) throws RejectedMetadataException {
        var hashes = fields.has("hashes") ? hashes(fields.object("hashes")) : Hashes.NONE;
        return new MetaFile(fields.number("version", 1), fields.findNumber("length", 1), hashes);
    }

    private static Hashes hashes(JsonFields fields) throws RejectedMetadataException {
        Map<String, String> byAlgorithm = new HashMap<>();
        for (var name : (Iterable<String>) fields.object()::fieldNames) {
            byAlgorithm.put(name, fields.text(name));
        }
        try {
            return new Hashes(byAlgorithm);
        } catch (IllegalArgumentException e) {
            throw new RejectedMetadataException(
                    Reason.MALFORMED, fields.subject(), fields.place() + ": " + e.getMessage());
        }
    }

    private static TargetFile target(String path, JsonFields fields) throws RejectedMetadataException {
        if (path.isEmpty() || path.length() > TargetFile.PATH_LIMIT_CHARS) {
            throw fields.malformed("length", "belongs to a target whose path is empty or too long");
        }
        var custom = fields.has("custom") ? Custom.of(fields.object("custom").object()) : Custom.NONE;
        var hashes = fields.object("hashes");
        try {
            var sha256 = hashes(hashes).findSha256();
            if (sha256.isPresent()) {
                return new TargetFile(path, fields.number("length", 0), sha256.get(), custom);
            }
        } catch (RejectedMetadataException e) {
            throw e;
        } catch (RefusedInputException notADigest) {
            throw hashes.malformed(Hashes.SHA256, notADigest.problem());
        }
        throw hashes.malformed(Hashes.SHA256, "is missing");
    }

    private static Delegations delegations(JsonFields fields) throws RejectedMetadataException {
        List<DelegatedRole> roles = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (var item : fields.has("roles") ? fields.objectList("roles", DELEGATION_LIMIT) : List.<JsonFields>of()) {
            var name = item.text("name");
            if (!names.add(name)) {
                throw item.malformed("name", "is used twice");
            }
            roles.add(new DelegatedRole(
                    name,
                    roleKeys(item),
                    item.flag("terminating", false),
                    optionalTexts(item, "paths"),
                    optionalTexts(item, "path_hash_prefixes")));
        }
        return new Delegations(keys(fields.object("keys")), roles);
    }

    private static List<String> optionalTexts(JsonFields fields, String name) throws RejectedMetadataException {
        return fields.has(name) ? fields.textList(name, PATTERN_LIMIT) : List.of();
    }
}
