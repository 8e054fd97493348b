package org.packhorse.node.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.packhorse.node.catalog.Openings;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.search.text.TextGatherer;
import org.packhorse.node.search.text.TextKind;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;

/** Decides what the documents of one version say, and by which key each is known. One thread. */
final class DocumentMaker {
    /** Tells contents apart within one place; nobody gains by a collision but a wrong answer to a search. */
    private static final int FINGERPRINT_CHARS = 16;

    private final ShownVersion version;
    private final Owners owners;
    private final KindNames kinds;
    private final String languages;

    DocumentMaker(ShownVersion version, Owners owners, KindNames kinds) {
        this.version = version;
        this.owners = owners;
        this.kinds = kinds;
        this.languages = String.join(",", version.info().languages());
    }

    /** A document and the language of its words. */
    record Made(String language, Document document) {}

    String keyOfCollection() {
        var info = version.info();
        return key("\u0001", info.title(), info.description(), languages, info.publisher(), info.attribution());
    }

    /** @param signed what it opens, where that says who made it */
    String key(Resource resource, Optional<FileEntry> signed) {
        var own = signed.map(entry -> entry.digest().toHex()).orElse("");
        var kind = kinds.of(version, typeOf(resource.entry()), resource.entry());
        return key("\u0002" + resource.id(), owners.fingerprint(resource), languages, own, kind);
    }

    /** @param named what has nothing but its name */
    String key(FileEntry named) {
        var owner = owners.around(named.path()).map(owners::fingerprint).orElse("");
        var path = named.path().value();
        return key(path, owner, languages, named.mediaType(), kinds.of(version, named.mediaType(), path));
    }

    String key(FileEntry file, Work work) throws IOException {
        var owner = owners.around(work.path()).map(owners::fingerprint).orElse("");
        // What of a sheet is shown, other parts of its workbook say.
        var whole = TextKind.of(file).filter(TextKind.CELLS::equals).isPresent()
                ? version.findFile(work.path())
                        .map(found -> found.digest().toHex())
                        .orElse("")
                : "";
        return key(
                file.path().value(), file.digest().toHex(), owner, languages, file.mediaType(), work.toString(), whole);
    }

    private static String key(String identity, String... parts) {
        var all = (Fields.FORMAT + "\n" + String.join("\n", parts)).getBytes(StandardCharsets.UTF_8);
        var digest = Base64.getEncoder().encodeToString(Digest.ofContent(all).toBytes());
        return identity + '\0' + digest.substring(0, FINGERPRINT_CHARS);
    }

    private HitPlace place(HitPlace.Sort sort, String value) {
        return new HitPlace(version.collection(), sort, value);
    }

    Made collection() {
        var info = version.info();
        var made = new IndexCard(keyOfCollection(), place(HitPlace.Sort.COLLECTION, ""), "", "c");
        made.facet(HitFacet.KIND, "COLLECTION");
        made.words(info.title(), info.description());
        made.by(people(info.publisher(), info.attribution()));
        return made.finish(Optional.empty(), info.languages());
    }

    /** @param by who made it, as what it opens says; may be empty */
    Made resource(Resource resource, Optional<FileEntry> signed, String by) {
        var type = typeOf(resource.entry());
        var group = type.equals(Works.PDF) ? Ranked.PAPER + Openings.place(resource) : "r:" + resource.id();
        var made = new IndexCard(key(resource, signed), place(HitPlace.Sort.RESOURCE, resource.id()), type, group);
        made.facet(HitFacet.KIND, kinds.of(version, type, resource.entry()));
        made.words(resource.title(), about(resource));
        if (owners.isFirst(resource)) {
            made.oneOfSeveral(Openings.place(resource));
        }
        made.by(people(by, credited(resource)));
        return made.finish(Optional.of(resource), resource.languages());
    }

    private static String typeOf(String entry) {
        try {
            return entry.isEmpty() || entry.endsWith("/") ? "" : MediaTypes.promised(FilePath.parse(entry));
        } catch (RefusedInputException e) {
            return MediaTypes.UNKNOWN;
        }
    }

    private static String about(Resource resource) {
        return Stream.concat(Stream.of(resource.description()), resource.subjects().stream())
                .collect(Collectors.joining("\n"));
    }

    /** A piece of the text of {@code work}, which {@code file} has. */
    Made piece(FileEntry file, Work work, TextGatherer.Piece piece) throws IOException {
        var owner = owners.around(work.path());
        // What is described and is no text has an entry of its own.
        var opened = work.path().equals(file.path()) ? owners.opening(file.path()) : Optional.<Resource>empty();
        var place = opened.map(resource -> place(HitPlace.Sort.RESOURCE, resource.id()))
                .orElseGet(() -> place(HitPlace.Sort.FILE, work.path().value()));
        var group = group(work.type(), work.path(), owner);
        var made = new IndexCard(key(file, work), place, work.type(), group);
        made.facet(HitFacet.KIND, kinds.of(version, work.type(), work.path().value()));
        if (file.sizeBytes() > TextGatherer.PIECE_CHARS || !work.path().equals(file.path())) {
            // Each page of a paper is a place of its own.
            var page = work.type().equals(Works.PDF) && piece.page() > 1 ? "#" + piece.page() : "";
            made.oneOfSeveral(work.path() + page);
        }
        if (MediaTypes.isTimed(work.type()) && owners.opening(work.path()).isPresent()) {
            // The film is found by its title already, and need not be once more for each of its languages.
            made.shownAs(work.title());
        } else {
            var title = opened.map(Resource::title).orElseGet(() -> work.titleOf(piece));
            var about = opened.map(DocumentMaker::about).orElse("");
            if (title.equals(work.path().name())) {
                made.called(work.path(), about);
            } else {
                made.words(title, about);
            }
            made.by(people(work.by(), opened.map(this::credited).orElse("")));
        }
        made.text(piece);
        made.partOf(work.book());
        var said = piece.language().isEmpty() ? work.language() : piece.language();
        return made.finish(owner, said.isEmpty() ? languages(owner) : List.of(said));
    }

    /** A document of {@code file}, which nobody described, for those who look for what it is called. */
    Made named(FileEntry file) {
        var path = file.path();
        var owner = owners.around(path);
        boolean isPicture = LonePictures.mayBeOne(file);
        var group = group(file.mediaType(), path, owner);
        // Where hundreds are called alike, a few stand for their folder.
        group = isPicture && group.startsWith("f:") ? HitFacet.FOLDER + path.folder() : group;
        var made = new IndexCard(key(file), place(HitPlace.Sort.FILE, path.value()), file.mediaType(), group);
        made.facet(HitFacet.KIND, kinds.of(version, file.mediaType(), path.value()));
        made.oneOfSeveral(path.value());
        if (isPicture) {
            // What a folder is called would find all of its pictures.
            made.shownAs(path.name());
            made.words(FileNames.words(path), "");
        } else {
            made.called(path, "");
        }
        return made.finish(owner, languages(owner));
    }

    private List<String> languages(Optional<Resource> owner) {
        return owner.map(Resource::languages).orElse(version.info().languages());
    }

    /** The pages of one paper are known to {@link Ranked} by theirs. */
    private String group(String type, FilePath path, Optional<Resource> owner) {
        return type.equals(Works.PDF)
                ? Ranked.PAPER + path
                : owner.filter(resource -> !owners.isWhole(resource))
                        .map(resource -> "r:" + resource.id())
                        .orElseGet(() -> "f:" + path.outermost());
    }

    /** Whom it names itself; what holds for the whole collection is said of that. */
    private String credited(Resource resource) {
        return resource.attribution().equals(version.info().attribution()) ? "" : resource.attribution();
    }

    private static String people(String named, String credited) {
        return credited.contains(named) ? credited : credited.isBlank() ? named : named + ", " + credited;
    }
}
