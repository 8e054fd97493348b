package org.packhorse.node.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.packhorse.node.catalog.PathLookup;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.BoxPage;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Pages;
import org.packhorse.node.library.page.licence.Credit;
import org.packhorse.node.library.page.licence.Licence;
import org.packhorse.node.library.page.translation.Words;
import org.packhorse.node.takehome.Parcel;
import org.packhorse.node.takehome.Places;
import org.packhorse.protocol.content.Resource;

/** What lies in a ZIP beside the content: a page to begin with, whom to name, and what the licences say. */
final class BoxTexts {
    /** Some 300 KB of text; who takes more finds it in the folders. */
    private static final int RESOURCE_LIMIT = 1_000;

    private final Pages pages;

    BoxTexts(Pages pages) {
        this.pages = pages;
    }

    /** Those of everything in {@code folder}, which is empty or ends with a slash. */
    List<Parcel.Text> ofFolder(Words words, ShownVersion version, String folder, Places places) throws IOException {
        var inside = version.info().resources().stream()
                .filter(resource -> resource.entry().startsWith(folder))
                .toList();
        return texts(words, version, Credit.of(version), inside, places);
    }

    /** Those of {@code resource} alone. */
    List<Parcel.Text> ofResource(Words words, ShownVersion version, Resource resource, Places places)
            throws IOException {
        return texts(words, version, Credit.of(version, resource), List.of(resource), places);
    }

    private List<Parcel.Text> texts(Words words, ShownVersion version, Credit whole, List<Resource> all, Places places)
            throws IOException {
        var told = all.subList(0, Math.min(all.size(), RESOURCE_LIMIT));
        var rows = new ArrayList<BoxPage.Row>();
        var credits = new LinkedHashSet<String>();
        var licences = new LinkedHashSet<Licence>();
        credits.add(whole.text(words));
        licences.add(whole.licence());
        for (var resource : told) {
            var credit = Credit.of(version, resource);
            credits.add(credit.text(words));
            licences.add(credit.licence());
            rows.add(new BoxPage.Row(
                    resource.title(), resource.languages().getFirst(), Links.escape(place(version, resource, places))));
        }
        var page = new BoxPage(whole.title(), whole.tag(), whole, rows, told.size() < all.size());
        return List.of(
                text("index.html", pages.box(words, page)),
                text("ATTRIBUTION.txt", String.join("\n\n", credits) + "\n"),
                text("LICENCE.txt", licenceText(words, licences)));
    }

    /** Where a reader begins: a folder's first page rather than the folder. */
    private static String place(ShownVersion version, Resource resource, Places places) throws IOException {
        var entry = resource.entry();
        if (PathLookup.find(version, entry).isPresent()) {
            return places.of(entry);
        }
        var folder = entry.isEmpty() || entry.endsWith("/") ? entry : entry + "/";
        for (var name : Content.INDEX_NAMES) {
            if (PathLookup.find(version, folder + name).isPresent()) {
                return places.of(folder + name);
            }
        }
        return places.of(folder);
    }

    private static String licenceText(Words words, Iterable<Licence> licences) {
        var text = new StringBuilder(words.text("licence.summary")).append('\n');
        for (var licence : licences) {
            text.append("\n").append(licence.name()).append('\n');
            if (!licence.address().isEmpty()) {
                text.append(licence.address()).append('\n');
            }
            var terms = licence.terms();
            if (!terms.isKnown()) {
                text.append(words.text("licence.unknown")).append('\n');
            }
            add(text, words, "licence.may", terms.may());
            add(text, words, "licence.must", terms.must());
            add(text, words, "licence.not", terms.mayNot());
        }
        return text.toString();
    }

    private static void add(StringBuilder text, Words words, String heading, List<String> statements) {
        if (!statements.isEmpty()) {
            text.append(words.text(heading)).append('\n');
            statements.forEach(key -> text.append("- ").append(words.text(key)).append('\n'));
        }
    }

    private static Parcel.Text text(String name, String text) {
        return new Parcel.Text(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
