package org.packhorse.adminui.page;

import java.util.Locale;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.ShelfView;

/**
 * The teachers' page.
 *
 * @param shelf what is there
 * @param typed what its forms show
 * @param message what was just done, or why it was not
 */
public record TeacherPage(ShelfView shelf, Typed typed, Message message) {
    /**
     * What forms show, so that nobody has to type it again.
     *
     * @param item of something new
     * @param links lines of links
     * @param listName of a new reading list
     * @param listAuthor who makes it
     */
    public record Typed(NewItem item, String links, String listName, String listAuthor) {
        /** Nothing, in the language of {@code words}. */
        public static Typed nothing(Words words) {
            return item(untyped(words), "");
        }

        /** An item, and {@code links} where it consists of some. */
        public static Typed item(NewItem item, String links) {
            return new Typed(item, links, "", "");
        }

        /** A reading list. */
        public static Typed list(Words words, String name, String author) {
            return new Typed(untyped(words), "", name, author);
        }
    }

    /**
     * What a page says first.
     *
     * @param text empty for nothing
     * @param isComplaint whether something was not done
     */
    public record Message(String text, boolean isComplaint) {
        /** Nothing. */
        public static final Message NONE = new Message("", false);

        /** That {@code what} is done. */
        public static Message done(String what) {
            return new Message(what, false);
        }

        /** Why something is not done, and what to do, in {@code words}. */
        public static Message of(ShelfOutcome.Refused refused, Words words) {
            var key = "shelf.problem."
                    + refused.problem().name().toLowerCase(Locale.ROOT).replace('_', '-');
            var detail = refused.detail().isEmpty() ? "" : " (" + Words.isolated(refused.detail()) + ")";
            return new Message(words.text(key) + detail, true);
        }
    }

    /** A form with nothing typed, in the language of {@code words}. */
    public static NewItem untyped(Words words) {
        return new NewItem("", "", "", NewItem.LICENCES.getFirst(), words.tag(), NewItem.LEVELS.getFirst(), "");
    }

    /** The largest file, in {@code words}. */
    public String largest(Words words) {
        return words.bytes(shelf.fileBytesLimit());
    }
}
