package org.packhorse.protocol.trust.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes metadata files: compact JSON, names in order, signed. The same metadata and keys always give the same bytes.
 *
 * <p>Fields that other tools add are not kept: this writes our own metadata, it does not pass on that of others.
 */
public final class MetadataWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MetadataWriter() {}

    /**
     * The file that states {@code metadata}, signed by each of {@code signers} once. Whether they are the right ones and
     * enough is for the reader to judge.
     */
    public static byte[] write(RoleMetadata metadata, Collection<SigningKey> signers) {
        var signed = signedPart(metadata);
        var canonical = CanonicalJson.encode(signed);
        var signatures = JSON.arrayNode();
        signers.stream()
                .sorted(Comparator.comparing(signer -> signer.publicKey().id().value()))
                .forEach(signer -> signatures
                        .addObject()
                        .put("keyid", signer.publicKey().id().value())
                        .put("sig", HexFormat.of().formatHex(signer.sign(canonical))));
        var file = JSON.objectNode();
        file.set("signatures", signatures);
        file.set("signed", signed);
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode signedPart(RoleMetadata metadata) {
        var body = switch (metadata) {
            case RootMetadata root -> root(root);
            case TimestampMetadata timestamp -> meta(Map.of(Role.SNAPSHOT.fileName(), timestamp.snapshot()));
            case SnapshotMetadata snapshot -> meta(snapshot.files());
            case TargetsMetadata targets -> targets(targets);
        };
        body.put("_type", metadata.role().text());
        body.put("spec_version", RoleMetadata.SPEC_VERSION);
        body.put("version", metadata.version());
        body.put("expires", metadata.expires().toString());
        return sorted(body);
    }

    /** Two records that are equal shall give equal bytes, in whatever order their maps are walked. */
    private static ObjectNode sorted(ObjectNode body) {
        var byName = new TreeMap<String, com.fasterxml.jackson.databind.JsonNode>();
        body.properties().forEach(field -> byName.put(field.getKey(), field.getValue()));
        var sorted = JSON.objectNode();
        byName.forEach((name, value) -> sorted.set(name, value instanceof ObjectNode inner ? sorted(inner) : value));
        return sorted;
    }

    private static ObjectNode root(RootMetadata root) {
        var body = JSON.objectNode();
        body.put("consistent_snapshot", root.consistentSnapshot());
        body.set("keys", keys(root.keys()));
        var roles = body.putObject("roles");
        root.roles().forEach((role, keys) -> roles.set(role.text(), roleKeys(keys)));
        return body;
    }

    private static ObjectNode keys(Map<KeyId, PublicKey> keys) {
        var body = JSON.objectNode();
        keys.forEach((id, key) -> body.set(id.value(), key.toJson()));
        return body;
    }

    private static ObjectNode roleKeys(RoleKeys keys) {
        var body = JSON.objectNode();
        var ids = body.putArray("keyids");
        keys.keyIds().stream().map(KeyId::value).sorted().forEach(ids::add);
        return body.put("threshold", keys.threshold());
    }

    private static ObjectNode meta(Map<String, MetaFile> files) {
        var body = JSON.objectNode();
        var meta = body.putObject("meta");
        files.forEach((name, file) -> {
            var entry = meta.putObject(name);
            entry.put("version", file.version());
            file.length().ifPresent(length -> entry.put("length", length));
            if (!file.hashes().byAlgorithm().isEmpty()) {
                file.hashes().byAlgorithm().forEach(entry.putObject("hashes")::put);
            }
        });
        return body;
    }

    private static ObjectNode targets(TargetsMetadata targets) {
        var body = JSON.objectNode();
        var list = body.putObject("targets");
        targets.targets().forEach((path, target) -> {
            var entry = list.putObject(path);
            entry.put("length", target.lengthBytes());
            entry.putObject("hashes").put(Hashes.SHA256, target.sha256().toHex());
            if (!target.custom().isEmpty()) {
                entry.set("custom", target.custom().toJson());
            }
        });
        if (!targets.delegations().isEmpty()) {
            body.set("delegations", delegations(targets.delegations()));
        }
        return body;
    }

    private static ObjectNode delegations(Delegations delegations) {
        var body = JSON.objectNode();
        body.set("keys", keys(delegations.keys()));
        var roles = body.putArray("roles");
        for (var role : delegations.roles()) {
            var entry = sorted(roleKeys(role.keys()).put("name", role.name()).put("terminating", role.terminating()));
            putTexts(entry, "paths", role.paths());
            putTexts(entry, "path_hash_prefixes", role.pathHashPrefixes());
            roles.add(entry);
        }
        return body;
    }

    private static void putTexts(ObjectNode entry, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode list = entry.putArray(name);
            texts.forEach(list::add);
        }
    }
}
