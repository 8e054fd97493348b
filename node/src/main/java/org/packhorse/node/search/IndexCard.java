package org.packhorse.node.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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
import org.packhorse.node.library.survey.Facet;
import org.packhorse.node.search.text.TextGatherer;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Resource;

/** A document of the index while it is written: what it may say, and in which of the {@link Fields}. One thread. */
final class IndexCard {
    private static final FieldType WORDS = type(IndexOptions.DOCS_AND_FREQS, false);
    private static final FieldType STORED_WORDS = type(IndexOptions.DOCS_AND_FREQS, true);
    private static final FieldType TEXT = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, true);

    private final HitPlace place;
    private final Document document = new Document();

    /** @param group what it belongs to within its collection */
    IndexCard(String key, HitPlace place, String type, String group) {
        this.place = place;
        document.add(new StringField(Fields.KEY, key, Field.Store.NO));
        document.add(new StoredField(Fields.PLACE, place.encode()));
        document.add(new StoredField(Fields.TYPE, type));
        var grouped = place.collection() + "/" + group;
        document.add(new SortedDocValuesField(Fields.GROUP, new BytesRef(grouped)));
        document.add(new StringField(Fields.FACET, HitFacet.GROUP.term(grouped), Field.Store.NO));
        facet(HitFacet.COLLECTION, place.collection().value());
    }

    private static FieldType type(IndexOptions options, boolean stored) {
        var type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.setStored(stored);
        type.freeze();
        return type;
    }

    /** What opens at {@code where} may be found by other documents as well. */
    void oneOfSeveral(String where) {
        var named = (place.collection() + "/" + where).getBytes(StandardCharsets.UTF_8);
        var number = ByteBuffer.wrap(Digest.ofContent(named).toBytes()).getLong();
        document.add(new NumericDocValuesField(Fields.WORK, number));
    }

    /** The words of a name are its title; it is shown as it is. */
    void called(FilePath path, String about) {
        shownAs(path.name());
        words(FileNames.words(path), (FileNames.around(path) + "\n" + about).strip());
    }

    void shownAs(String title) {
        document.add(new StoredField(Fields.CALLED, title));
    }

    void words(String title, String about) {
        document.add(new Field(Fields.TITLE, title, STORED_WORDS));
        if (!about.isBlank()) {
            document.add(new Field(Fields.ABOUT, about, WORDS));
        }
    }

    void by(String people) {
        if (!people.isBlank()) {
            document.add(new Field(Fields.ABOUT, people, WORDS));
            document.add(new StoredField(Fields.BY, people));
        }
    }

    void text(TextGatherer.Piece piece) {
        document.add(new Field(Fields.TEXT, piece.text(), TEXT));
        document.add(new StoredField(Fields.PAGE, piece.page()));
    }

    /** @param book its title; empty where it is a part of none */
    void partOf(String book) {
        if (!book.isEmpty()) {
            document.add(new StoredField(Fields.BOOK, book));
        }
    }

    void facet(HitFacet facet, String value) {
        var term = facet.term(value);
        document.add(new StringField(Fields.FACET, term, Field.Store.NO));
        document.add(new SortedSetDocValuesField(Fields.FACET, new BytesRef(term)));
    }

    /** The card as a document of {@code languages}, the first of which is that of its words; narrowed down to as its {@code owner} is. */
    DocumentMaker.Made finish(Optional<Resource> owner, List<String> languages) {
        languages.stream().map(Tongues::primary).distinct().forEach(tag -> facet(HitFacet.LANGUAGE, tag));
        owner.ifPresent(resource -> {
            resource.subjects().stream()
                    .map(Facet.SUBJECT::keyOf)
                    .distinct()
                    .forEach(subject -> facet(HitFacet.SUBJECT, subject));
            if (!resource.level().equals("all")) {
                facet(HitFacet.LEVEL, resource.level());
            }
        });
        document.add(new StoredField(Fields.LANGUAGE, languages.getFirst()));
        return new DocumentMaker.Made(Tongues.primary(languages.getFirst()), document);
    }
}
