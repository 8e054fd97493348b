package org.packhorse.node.operation;

import java.util.List;
import java.util.Optional;
import org.packhorse.node.publish.CarriedTexts;
import org.packhorse.node.publish.Details;
import org.packhorse.node.publish.LaterMedia;
import org.packhorse.node.publish.LeansOn;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * A collection's details as they are typed; what is not said is an empty text.
 *
 * @param later patterns of media that may come later; one empty pattern says that none may
 * @param leansOn names of other collections that packs may lean on; one empty name says that they lean on none
 * @param texts which texts travel with it: {@code pdf} or {@code all}
 */
public record DetailsText(
        String title,
        String description,
        List<String> languages,
        String licence,
        String publisher,
        String attribution,
        List<String> later,
        List<String> leansOn,
        String texts) {
    Details toDetails() throws RefusedInputException {
        return new Details(
                said(title),
                said(description),
                languages,
                said(licence),
                said(publisher),
                said(attribution),
                later.isEmpty() ? Optional.empty() : Optional.of(media()),
                leansOn.isEmpty() ? Optional.empty() : Optional.of(others()),
                texts.isBlank() ? Optional.empty() : Optional.of(CarriedTexts.parse(texts)));
    }

    private LeansOn others() throws RefusedInputException {
        return leansOn.equals(List.of("")) ? LeansOn.NONE : LeansOn.parse(leansOn);
    }

    private LaterMedia media() throws RefusedInputException {
        return later.equals(List.of("")) ? LaterMedia.NONE : LaterMedia.parse(later);
    }

    private static Optional<String> said(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
