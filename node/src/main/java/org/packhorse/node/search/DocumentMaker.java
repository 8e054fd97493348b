package org.packhorse.node.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.packhorse.node.catalog.Openings;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.survey.Facet;
import org.packhorse.node.search.text.TextGatherer;
import org.packhorse.node.search.text.TextKind;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;

/** Makes the documents of one version. One thread. */
final class DocumentMaker {
    /** Tells contents apart within one place; nobody gains by a collision but a wrong answer to a search. */
    private static final int FINGERPRINT_CHARS = 16;

    private static final FieldType WORDS = type(IndexOptions.DOCS_AND_FREQS, false);
    private static final FieldType STORED_WORDS = type(IndexOptions.DOCS_AND_FREQS, true);
    private static final FieldType TEXT = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, true);

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

    private static FieldType type(IndexOptions options, boolean stored) {
        var type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.setStored(stored);
        type.freeze();
        return type;
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

    Made collection() {
        var info = version.info();
        var made = begin(keyOfCollection(), new HitPlace(version.collection(), HitPlace.Sort.COLLECTION, ""), "", "c");
        facet(made, HitFacet.KIND, "COLLECTION");
        words(made, info.title(), info.description());
        by(made, people(info.publisher(), info.attribution()));
        info.languages().forEach(tag -> facet(made, HitFacet.LANGUAGE, Tongues.primary(tag)));
        return finish(made, info.languages().getFirst());
    }

    /** @param by who made it, as what it opens says; may be empty */
    Made resource(Resource resource, Optional<FileEntry> signed, String by) {
        var type = typeOf(resource.entry());
        var place = new HitPlace(version.collection(), HitPlace.Sort.RESOURCE, resource.id());
        var group = type.equals(Works.PDF) ? paper(Openings.place(resource)) : "r:" + resource.id();
        var made = begin(key(resource, signed), place, type, group);
        kind(made, type, resource.entry());
        words(made, resource.title(), about(resource));
        if (owners.isFirst(resource)) {
            oneOfSeveral(made, Openings.place(resource));
        }
        by(made, people(by, credited(resource)));
        facets(made, Optional.of(resource), resource.languages());
        return finish(made, resource.languages().getFirst());
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
        var place = opened.map(resource -> new HitPlace(version.collection(), HitPlace.Sort.RESOURCE, resource.id()))
                .orElseGet(() -> new HitPlace(
                        version.collection(), HitPlace.Sort.FILE, work.path().value()));
        var group = work.type().equals(Works.PDF) ? paper(work.path().value()) : group(work.path(), owner);
        var made = begin(key(file, work), place, work.type(), group);
        kind(made, work.type(), work.path().value());
        if (file.sizeBytes() > TextGatherer.PIECE_CHARS || !work.path().equals(file.path())) {
            // Each page of a paper is a place of its own.
            var page = work.type().equals(Works.PDF) && piece.page() > 1 ? "#" + piece.page() : "";
            oneOfSeveral(made, work.path() + page);
        }
        if (Works.isTimed(work.type()) && owners.opening(work.path()).isPresent()) {
            // The film is found by its title already, and need not be once more for each of its languages.
            made.add(new StoredField(Fields.CALLED, work.title()));
        } else {
            var title = opened.map(Resource::title).orElseGet(() -> work.titleOf(piece));
            if (title.equals(work.path().name())) {
                called(made, work.path(), opened.map(DocumentMaker::about).orElse(""));
            } else {
                words(made, title, opened.map(DocumentMaker::about).orElse(""));
            }
            by(made, people(work.by(), opened.map(this::credited).orElse("")));
        }
        made.add(new Field(Fields.TEXT, piece.text(), TEXT));
        made.add(new StoredField(Fields.PAGE, piece.page()));
        if (!work.book().isEmpty()) {
            made.add(new StoredField(Fields.BOOK, work.book()));
        }
        var tags = tags(work, piece, owner);
        facets(made, owner, tags);
        return finish(made, tags.getFirst());
    }

    /** A document of {@code file}, which nobody described, for those who look for what it is called. */
    Made named(FileEntry file) {
        var path = file.path();
        var owner = owners.around(path);
        var place = new HitPlace(version.collection(), HitPlace.Sort.FILE, path.value());
        boolean isPicture = LonePictures.mayBeOne(file);
        var group = file.mediaType().equals(Works.PDF) ? paper(path.value()) : group(path, owner);
        // Where hundreds are called alike, a few stand for their folder.
        group = isPicture && group.startsWith("f:") ? HitFacet.FOLDER + path.folder() : group;
        var made = begin(key(file), place, file.mediaType(), group);
        kind(made, file.mediaType(), path.value());
        oneOfSeveral(made, path.value());
        if (isPicture) {
            // What a folder is called would find all of its pictures.
            made.add(new StoredField(Fields.CALLED, path.name()));
            words(made, FileNames.words(path), "");
        } else {
            called(made, path, "");
        }
        var tags = owner.map(Resource::languages).orElse(version.info().languages());
        facets(made, owner, tags);
        return finish(made, tags.getFirst());
    }

    /** What opens at {@code place} may be found by other documents as well. */
    private void oneOfSeveral(Document made, String place) {
        var named = (version.collection() + "/" + place).getBytes(StandardCharsets.UTF_8);
        var number = ByteBuffer.wrap(Digest.ofContent(named).toBytes()).getLong();
        made.add(new NumericDocValuesField(Fields.WORK, number));
    }

    private List<String> tags(Work work, TextGatherer.Piece piece, Optional<Resource> owner) {
        var said = piece.language().isEmpty() ? work.language() : piece.language();
        return said.isEmpty()
                ? owner.map(Resource::languages).orElse(version.info().languages())
                : List.of(said);
    }

    /** The pages of one paper, which {@link Ranked} knows by this. */
    private static String paper(String place) {
        return Ranked.PAPER + place;
    }

    private String group(FilePath path, Optional<Resource> owner) {
        return owner.filter(resource -> !owners.isWhole(resource))
                .map(resource -> "r:" + resource.id())
                .orElseGet(() -> "f:" + path.outermost());
    }

    private Document begin(String key, HitPlace place, String type, String group) {
        var made = new Document();
        made.add(new StringField(Fields.KEY, key, Field.Store.NO));
        made.add(new StoredField(Fields.PLACE, place.encode()));
        made.add(new StoredField(Fields.TYPE, type));
        var grouped = version.collection() + "/" + group;
        made.add(new SortedDocValuesField(Fields.GROUP, new BytesRef(grouped)));
        made.add(new StringField(Fields.FACET, HitFacet.GROUP.term(grouped), Field.Store.NO));
        facet(made, HitFacet.COLLECTION, version.collection().value());
        return made;
    }

    private void kind(Document made, String type, String path) {
        facet(made, HitFacet.KIND, kinds.of(version, type, path));
    }

    /** The words of a name are its title; it is shown as it is. */
    private static void called(Document made, FilePath path, String about) {
        made.add(new StoredField(Fields.CALLED, path.name()));
        words(made, FileNames.words(path), (FileNames.around(path) + "\n" + about).strip());
    }

    private static void words(Document made, String title, String about) {
        made.add(new Field(Fields.TITLE, title, STORED_WORDS));
        if (!about.isBlank()) {
            made.add(new Field(Fields.ABOUT, about, WORDS));
        }
    }

    /** Whom it names itself; what holds for the whole collection is said of that. */
    private String credited(Resource resource) {
        return resource.attribution().equals(version.info().attribution()) ? "" : resource.attribution();
    }

    private static String people(String named, String credited) {
        return credited.contains(named) ? credited : credited.isBlank() ? named : named + ", " + credited;
    }

    private static void by(Document made, String people) {
        if (!people.isBlank()) {
            made.add(new Field(Fields.ABOUT, people, WORDS));
            made.add(new StoredField(Fields.BY, people));
        }
    }

    private static void facets(Document made, Optional<Resource> owner, List<String> languages) {
        languages.stream().map(Tongues::primary).distinct().forEach(tag -> facet(made, HitFacet.LANGUAGE, tag));
        owner.ifPresent(resource -> {
            resource.subjects().stream()
                    .map(Facet.SUBJECT::keyOf)
                    .distinct()
                    .forEach(subject -> facet(made, HitFacet.SUBJECT, subject));
            if (!resource.level().equals("all")) {
                facet(made, HitFacet.LEVEL, resource.level());
            }
        });
    }

    private static void facet(Document made, HitFacet facet, String value) {
        var term = facet.term(value);
        made.add(new StringField(Fields.FACET, term, Field.Store.NO));
        made.add(new SortedSetDocValuesField(Fields.FACET, new BytesRef(term)));
    }

    private static Made finish(Document made, String tag) {
        made.add(new StoredField(Fields.LANGUAGE, tag));
        return new Made(Tongues.primary(tag), made);
    }
}
