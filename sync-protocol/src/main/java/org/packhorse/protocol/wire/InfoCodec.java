package org.packhorse.protocol.wire;

import java.util.List;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;

/** Writes and reads what people read about a collection. */
public final class InfoCodec {
    /** Ten words of lists for each of 20,000 resources, besides their texts; some 20 MB while they are read. */
    private static final int FIELD_LIMIT = 400_000;

    private static final Decoding<CollectionInfoMessage, CollectionInfo> INFO = new Decoding<>(
            "collection description",
            CollectionInfo.ENCODED_LIMIT_BYTES,
            form(),
            CollectionInfoMessage.parser(),
            InfoCodec::fromMessage);

    private InfoCodec() {}

    private static CanonicalForm form() {
        var info = CollectionInfoMessage.getDescriptor();
        var resource = ResourceMessage.getDescriptor();
        return CanonicalForm.of("collection description", info, FIELD_LIMIT)
                .limit(info, CollectionInfoMessage.LANGUAGES_FIELD_NUMBER, Resource.LIST_LIMIT)
                .limit(info, CollectionInfoMessage.RESOURCES_FIELD_NUMBER, CollectionInfo.RESOURCE_LIMIT)
                .limit(resource, ResourceMessage.LANGUAGES_FIELD_NUMBER, Resource.LIST_LIMIT)
                .limit(resource, ResourceMessage.SUBJECTS_FIELD_NUMBER, Resource.LIST_LIMIT)
                .limit(resource, ResourceMessage.ACCESSIBILITY_FIELD_NUMBER, Resource.LIST_LIMIT);
    }

    /**
     * The canonical encoding of {@code info}.
     *
     * @throws IllegalArgumentException where it takes more than {@link CollectionInfo#ENCODED_LIMIT_BYTES}
     */
    public static byte[] encode(CollectionInfo info) {
        var message = CollectionInfoMessage.newBuilder()
                .setTitle(info.title())
                .setDescription(info.description())
                .addAllLanguages(info.languages())
                .setLicence(info.licence())
                .setPublisher(info.publisher())
                .setAttribution(info.attribution());
        for (var resource : info.resources()) {
            message.addResources(ResourceMessage.newBuilder()
                    .setId(resource.id())
                    .setTitle(resource.title())
                    .setDescription(resource.description())
                    .addAllLanguages(resource.languages())
                    .setLicence(resource.licence())
                    .setAttribution(resource.attribution())
                    .addAllSubjects(resource.subjects())
                    .setLevel(resource.level())
                    .addAllAccessibility(resource.accessibility())
                    .setEntry(resource.entry()));
        }
        return INFO.encode(message.build());
    }

    /**
     * What {@code bytes} encode.
     *
     * @throws RefusedInputException where they are no such document or break a limit
     */
    public static CollectionInfo decode(byte[] bytes) throws RefusedInputException {
        return INFO.decode(bytes);
    }

    private static CollectionInfo fromMessage(CollectionInfoMessage message) {
        return new CollectionInfo(
                message.getTitle(),
                message.getDescription(),
                List.copyOf(message.getLanguagesList()),
                message.getLicence(),
                message.getPublisher(),
                message.getAttribution(),
                message.getResourcesList().stream().map(InfoCodec::fromMessage).toList());
    }

    private static Resource fromMessage(ResourceMessage message) {
        return new Resource(
                message.getId(),
                message.getTitle(),
                message.getDescription(),
                List.copyOf(message.getLanguagesList()),
                message.getLicence(),
                message.getAttribution(),
                List.copyOf(message.getSubjectsList()),
                message.getLevel(),
                List.copyOf(message.getAccessibilityList()),
                message.getEntry());
    }
}
