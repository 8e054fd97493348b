package org.packhorse.node.library;

import java.io.IOException;
import java.util.Optional;
import org.packhorse.adminui.qr.QrCode;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.assembly.RebuildTurns;
import org.packhorse.node.catalog.PathLookup;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.LicencePage;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Pages;
import org.packhorse.node.library.page.QrPage;
import org.packhorse.node.library.page.ReusePage;
import org.packhorse.node.library.page.TakePage;
import org.packhorse.node.library.page.licence.Credit;
import org.packhorse.node.library.page.licence.Licence;
import org.packhorse.node.transport.Authority;
import org.packhorse.node.transport.RequestTarget;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;

/**
 * Content on its way out: how it may be used again, taken home, and shown to a classmate.
 *
 * <pre>
 * /c/{collection}/r/{resource}/reuse   what to say about it, what its licence allows, all of it as a ZIP
 * /c/{collection}/r/{resource}/zip     that ZIP
 * /c/{collection}/take/{folder}        what a collection or a folder takes as a ZIP
 * /c/{collection}/zip/{folder}         that ZIP
 * /licences/{spdx}                     a licence in plain words
 * /qr?to={path}                        a page's address for a camera
 * </pre>
 */
final class Reuse {
    private static final String RESOURCE = "r/";
    private static final String TAKE = "take/";
    private static final String ZIP = "zip/";

    private final Pages pages;
    private final Optional<Authority> ownName;
    private final Boxes boxes;

    /** @param ownName what the device is called on its network */
    Reuse(FileContents contents, RebuildTurns rebuilding, Pages pages, Optional<Authority> ownName) {
        this.pages = pages;
        this.ownName = ownName;
        this.boxes = new Boxes(contents, rebuilding, pages);
    }

    /** What is of no one collection. */
    Optional<Response> find(Visit visit, String[] parts) {
        if (parts[0].equals("qr")) {
            return parts.length == 1 ? qr(visit) : Optional.empty();
        }
        return parts.length == 2 && Licence.isIdentifier(parts[1])
                ? Optional.of(Replies.page(pages.licence(visit.frame(), new LicencePage(Licence.of(parts[1])))))
                : Optional.empty();
    }

    /** What {@code rest} is of {@code version}. */
    Optional<Response> find(Visit visit, ShownVersion version, String rest) throws IOException {
        if (rest.equals("take") || rest.startsWith(TAKE)) {
            return take(visit, version, rest.substring(Math.min(rest.length(), TAKE.length())));
        }
        if (rest.equals("zip") || rest.startsWith(ZIP)) {
            var folder = rest.substring(Math.min(rest.length(), ZIP.length()));
            return given(boxes.folder(visit, version, folder));
        }
        if (!rest.startsWith(RESOURCE)) {
            return Optional.empty();
        }
        var parts = rest.split("/", -1);
        var resource = version.info().findResource(parts[1]);
        if (parts.length != 3 || resource.isEmpty()) {
            return Optional.empty();
        }
        return switch (parts[2]) {
            case "reuse" -> Optional.of(reuse(visit, version, resource.get()));
            case "zip" -> given(boxes.resource(visit, version, resource.get()));
            default -> Optional.empty();
        };
    }

    private static Optional<Response> given(Optional<Boxes.Box> box) throws IOException {
        return box.isEmpty() ? Optional.empty() : box.get().give();
    }

    private Response reuse(Visit visit, ShownVersion version, Resource resource) throws IOException {
        boolean file = PathLookup.find(version, resource.entry()).isPresent();
        var box = boxes.resource(visit, version, resource);
        return Replies.answer(pages.reuse(
                visit.frame(),
                new ReusePage(
                        resource.title(),
                        resource.languages().getFirst(),
                        visit.links().resource(version.collection(), resource.id()),
                        Credit.of(version, resource),
                        file ? Links.content(version.collection(), resource.entry()) + "?download" : "",
                        box.isEmpty() ? new TakePage.Offer.Nothing() : box.get().offer())));
    }

    private Optional<Response> take(Visit visit, ShownVersion version, String folder) throws IOException {
        var box = boxes.folder(visit, version, folder);
        if (box.isEmpty()) {
            return Optional.empty();
        }
        var id = version.collection();
        // Not kept for others: what is busy now may be ready in a moment.
        return Optional.of(Replies.answer(pages.take(
                visit.frame(),
                new TakePage(
                        version.info().title(),
                        version.info().languages().getFirst(),
                        visit.links().collection(id, 1),
                        folder,
                        visit.links().browse(id, folder, ""),
                        box.get().offer()))));
    }

    /** Of our own pages only: a code that leads elsewhere under our name would be believed. */
    private Optional<Response> qr(Visit visit) {
        var to = visit.request().parameter("to").orElse("");
        try {
            var target = RequestTarget.parse(to);
            if (to.startsWith("//")
                    || to.length() > QrCode.LIMIT_CHARS - 200
                    || target.path().startsWith("/qr")) {
                return Optional.empty();
            }
        } catch (RefusedInputException e) {
            return Optional.empty();
        }
        var request = visit.request();
        var authority = ownName.or(request::host).orElseGet(() -> Authority.of(request.server()));
        var address = authority.toUrl() + to.substring(1);
        var page = new QrPage(address, to, QrCode.of(address));
        return Optional.of(Replies.page(pages.qr(visit.frame(), page)).with("vary", "accept-language, host"));
    }
}
