package org.packhorse.node.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;

/**
 * The description to be, and what it lacks.
 *
 * @param book that is all there is, where nothing is described
 */
record InfoDraft(
        CollectionId collection, Details said, List<MetadataFile.ResourceDraft> resources, Optional<LoneBook> book) {
    void requireComplete() throws RefusedInputException {
        var missing = new LinkedHashMap<String, String>();
        if (said.title().isEmpty()) {
            missing.put("title", "--title \"…\"");
        }
        if (said.languages().isEmpty()) {
            missing.put("language", "--language en");
        }
        if (said.publisher().isEmpty()) {
            missing.put("publisher", "--publisher \"…\"");
        }
        if (said.licence().isEmpty()) {
            missing.put("licence", "--licence CC-BY-4.0");
        }
        requireNone(missing);
        var wrong = KnownWords.wrongLanguage(said.languages());
        if (wrong.isPresent()) {
            throw new RefusedInputException(
                    "collection " + collection,
                    wrong.get(),
                    "give --language …, or mend the metadata file beside the folder");
        }
        OpenLicences.require("collection " + collection, said.licence().orElseThrow());
        for (var resource : resources) {
            if (resource.licence().isPresent()) {
                OpenLicences.require(
                        "resource " + resource.id(), resource.licence().get());
            }
        }
    }

    /** All at once: nobody likes to be sent back four times. */
    private void requireNone(SequencedMap<String, String> missing) throws RefusedInputException {
        if (missing.isEmpty()) {
            return;
        }
        var last = missing.lastEntry().getKey();
        var first = String.join(
                ", ",
                missing.sequencedKeySet().stream()
                        .filter(what -> !what.equals(last))
                        .toList());
        throw new RefusedInputException(
                "collection " + collection,
                "its " + (first.isEmpty() ? last + " is" : first + " and " + last + " are") + " missing",
                "give " + String.join(" ", missing.values()) + ", or say it in a metadata file beside the folder");
    }

    CollectionInfo complete(PathIndex paths) throws RefusedInputException {
        try {
            var licence = said.licence().orElseThrow();
            var attribution = said.attribution().orElse("");
            var items = new ArrayList<Resource>();
            for (var draft : resources) {
                var item = draft.complete(said.languages(), licence, attribution);
                if (!paths.hasFileOrFolder(item.entry())) {
                    throw new RefusedInputException(
                            "resource " + item.id(),
                            "its entry \"" + item.entry() + "\" is not in the folder",
                            "mend the metadata file or add the file");
                }
                items.add(item);
            }
            if (items.isEmpty() && !paths.isEmpty()) {
                var whole = wholeFolder(paths, licence, attribution);
                items.add(book.filter(one -> one.path().equals(whole.entry()))
                        .map(one -> one.describe(whole))
                        .orElse(whole));
            }
            return new CollectionInfo(
                    said.title().orElseThrow(),
                    said.description().orElse(""),
                    said.languages(),
                    licence,
                    said.publisher().orElseThrow(),
                    attribution,
                    items);
        } catch (IllegalArgumentException e) {
            throw new RefusedInputException(
                    "collection " + collection, String.valueOf(e.getMessage()), "mend the metadata and import again");
        }
    }

    private Resource wholeFolder(PathIndex paths, String licence, String attribution) {
        return new Resource(
                "all",
                said.title().orElseThrow(),
                said.description().orElse(""),
                said.languages(),
                licence,
                attribution,
                List.of(),
                "all",
                List.of(),
                paths.startPage());
    }
}
