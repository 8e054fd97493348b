package org.packhorse.protocol.content;

import java.util.List;
import java.util.Optional;

/**
 * What people read about a collection: its own description and its resources, in the curator's order.
 *
 * @param title in the collection's main language, 1 to {@value Resource#TEXT_LIMIT_CHARS} characters
 * @param description plain text, may be empty
 * @param languages BCP 47 tags, main language first, at least one
 * @param licence the SPDX identifier of the open licence that holds where a resource names none
 * @param publisher who answers for the selection
 * @param attribution what must be said where the content is shown, may be empty
 * @param resources at most {@value #RESOURCE_LIMIT}, their ids distinct
 */
public record CollectionInfo(
        String title,
        String description,
        List<String> languages,
        String licence,
        String publisher,
        String attribution,
        List<Resource> resources) {
    /** At some 400 bytes each they fit {@link #ENCODED_LIMIT_BYTES}. */
    public static final int RESOURCE_LIMIT = 20_000;

    /** What the encoded document may take; it is read whole, so this bounds a node's memory, and it fits one frame of a pack. */
    public static final int ENCODED_LIMIT_BYTES = 8 << 20;

    public CollectionInfo {
        Resource.requireText("title", title, 1);
        Resource.requireText("description", description, 0);
        Resource.requireText("licence", licence, 1);
        Resource.requireText("publisher", publisher, 1);
        Resource.requireText("attribution", attribution, 0);
        languages = Resource.requireLanguages(languages);
        resources = List.copyOf(resources);
        if (resources.size() > RESOURCE_LIMIT) {
            throw new IllegalArgumentException(resources.size() + " resources, more than " + RESOURCE_LIMIT);
        }
        if (resources.stream().map(Resource::id).distinct().count() != resources.size()) {
            throw new IllegalArgumentException("two resources have the same id");
        }
    }

    /** The same with other resources. */
    public CollectionInfo withResources(List<Resource> others) {
        return new CollectionInfo(title, description, languages, licence, publisher, attribution, others);
    }

    /** The resource called {@code id}. */
    public Optional<Resource> findResource(String id) {
        return resources.stream().filter(r -> r.id().equals(id)).findFirst();
    }
}
