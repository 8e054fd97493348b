package org.packhorse.node.library;

import java.util.List;
import java.util.stream.Stream;
import org.packhorse.node.library.page.Carried;
import org.packhorse.node.library.page.ChoicesPage;
import org.packhorse.node.library.page.Frame;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Look;
import org.packhorse.node.library.page.translation.Tongue;
import org.packhorse.node.library.page.translation.Translations;
import org.packhorse.node.transport.RequestTarget;
import org.packhorse.protocol.content.RefusedInputException;

/** Fills the pages on which a reader chooses the language of all pages, and how they look. */
final class ChoicesView {
    private final Translations translations;

    ChoicesView(Translations translations) {
        this.translations = translations;
    }

    /** All languages of ours. */
    ChoicesPage languages(Visit visit) {
        var back = back(visit);
        var carried = visit.frame().carried();
        return new ChoicesPage(
                carried.onto(back),
                carried.in("").onto(Links.plain().languages(back)),
                translations.tags().stream()
                        .map(tag -> new Frame.Choice(
                                Tongue.of(tag).name(),
                                tag,
                                carried.in(tag).onto(back),
                                tag.equals(visit.words().tag())))
                        .toList());
    }

    /** All looks. Each is switched on this page, where its effect is seen at once. */
    ChoicesPage looks(Visit visit) {
        var back = back(visit);
        var carried = visit.frame().carried();
        return new ChoicesPage(
                carried.onto(back),
                carried.looking(List.of()).onto(Links.display(back)),
                Stream.of(Look.values())
                        .map(look -> new Frame.Choice(
                                visit.words().text(look.key()),
                                visit.words().tag(),
                                carried.looking(look.toggledIn(carried.looks())).onto(Links.display(back)),
                                carried.looks().contains(look)))
                        .toList());
    }

    /** Where the reader came from; the first page, where that is no address of ours. */
    private static String back(Visit visit) {
        var asked = visit.request().parameter("back").orElse("/");
        try {
            var target = RequestTarget.parse(asked);
            boolean loops = List.of("/languages", "/display").contains(target.path());
            return loops ? "/" : address(target);
        } catch (RefusedInputException e) {
            return "/";
        }
    }

    /** {@code target} without what is carried: a page of this server, or the first one. */
    static String address(RequestTarget target) {
        if (target.escapedPath().startsWith("//")) {
            // A browser would take that for the name of another server.
            return "/";
        }
        var query = target.parameters().entrySet().stream()
                .filter(parameter -> !List.of(Carried.LANGUAGE, Carried.LOOKS).contains(parameter.getKey()))
                .map(parameter -> Links.escape(parameter.getKey()) + "=" + Links.escape(parameter.getValue()))
                .sorted()
                .toList();
        return target.escapedPath() + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }
}
