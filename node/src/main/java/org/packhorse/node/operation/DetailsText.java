package org.packhorse.node.operation;

import java.util.List;
import java.util.Optional;
import org.packhorse.node.publish.Details;

/** A collection's details as they are typed; what is not said is an empty text. */
public record DetailsText(
        String title,
        String description,
        List<String> languages,
        String licence,
        String publisher,
        String attribution) {
    Details toDetails() {
        return new Details(
                said(title), said(description), languages, said(licence), said(publisher), said(attribution));
    }

    private static Optional<String> said(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
