package org.packhorse.node.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        require("title", said.title().isPresent(), "--title \"…\"");
        require("language", !said.languages().isEmpty(), "--language en");
        var wrong = KnownWords.wrongLanguage(said.languages());
        if (wrong.isPresent()) {
            throw new RefusedInputException(
                    "collection " + collection,
                    wrong.get(),
                    "give --language …, or mend the metadata file beside the folder");
        }
        require("publisher", said.publisher().isPresent(), "--publisher \"…\"");
        require("licence", said.licence().isPresent(), "--licence CC-BY-4.0");
        OpenLicences.require("collection " + collection, said.licence().orElseThrow());
        for (var resource : resources) {
            if (resource.licence().isPresent()) {
                OpenLicences.require(
                        "resource " + resource.id(), resource.licence().get());
            }
        }
    }

    private void require(String what, boolean isThere, String option) throws RefusedInputException {
        if (!isThere) {
            throw new RefusedInputException(
                    "collection " + collection,
                    "its " + what + " is missing",
                    "give " + option + ", or say it in a metadata file beside the folder");
        }
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
