package org.packhorse.node.library.page;

import java.util.List;
import java.util.Optional;
import org.packhorse.node.library.page.translation.Words;

/**
 * Content shown in a page of ours.
 *
 * @param title in its own language
 * @param tag that language
 * @param direction {@code ltr}, {@code rtl} or {@code auto}
 * @param turns to what comes before and after
 * @param ways other ways to have the same
 * @param printed the address of this page, for people who hold it on paper; may be empty
 * @param body what is shown
 */
public record ReadingPage<B>(
        Trail trail,
        String title,
        String tag,
        String direction,
        PageTurns turns,
        List<Opening.Way> ways,
        String printed,
        B body) {
    public ReadingPage {
        ways = List.copyOf(ways);
    }

    /** What a browser calls it: a chapter's name alone says little among others. */
    public String name() {
        boolean ofBook = !turns.contents().isEmpty() && !trail.item().equals(title);
        return title + (ofBook ? " · " + trail.item() : "") + " · " + trail.collection();
    }

    /** Where the content is as its publisher made it, if it has a way there that {@code missing} asks for; else empty. */
    public String original(String missing) {
        return missing.equals("read.scripted")
                ? ways.stream()
                        .filter(way -> way.key().equals("read.original"))
                        .map(Opening.Way::address)
                        .findFirst()
                        .orElse("")
                : "";
    }

    /**
     * A document written anew.
     *
     * @param html safe, see {@link org.packhorse.node.library.reading.markup.Rewriting}
     * @param headed whether it brings its own heading
     * @param missing the key of why there is none; empty where there is
     */
    public record Article(String html, boolean headed, String missing) {}

    /**
     * Words alone.
     *
     * @param description of all of it; empty on all pages but the first
     * @param tag the language of the lines where that is not the page's, else empty
     * @param direction theirs, where they have a language of their own
     * @param inside what else it has, each in words; likewise
     * @param more the address of a longer listing of that, may be empty
     * @param about what is said about it; likewise
     * @param missing the key of why there are none of its own; empty where there are
     */
    public record Words(
            String description,
            List<Line> lines,
            String tag,
            String direction,
            List<Parcel.Row> inside,
            String more,
            Optional<About> about,
            String missing) {
        public Words {
            lines = List.copyOf(lines);
            inside = List.copyOf(inside);
        }

        /** This on the first page of all, with what stands around the words there. */
        public Words beginning(String said, List<Parcel.Row> has, Optional<About> known) {
            return new Words(said, lines, tag, direction, has, more, known, has.isEmpty() ? missing : "");
        }

        /** This with the address of a longer listing of what is inside. */
        public Words listedAt(String address) {
            return new Words(description, lines, tag, direction, inside, address, about, missing);
        }

        /** This of what has something to show beside words, or nothing to say. */
        public Words seen() {
            return new Words(description, lines, tag, direction, inside, more, about, "");
        }
    }

    /**
     * A paragraph.
     *
     * @param kind {@code heading}, {@code text}, {@code item}, {@code code} or {@code time}
     * @param leads where it leads
     */
    public record Line(String kind, String text, List<Lead> leads) {
        /** An address as it is shown, and as it is followed. */
        public record Lead(String shown, String address) {}
    }

    /**
     * A table of contents.
     *
     * @param by who made the book, may be empty
     * @param begin where it begins
     * @param description of it, may be empty
     * @param about what is said about it, where that is said on the same page
     */
    public record Contents(String by, String begin, List<Heading> headings, String description, Optional<About> about) {
        public Contents {
            headings = List.copyOf(headings);
        }
    }

    /**
     * A line of it.
     *
     * @param address empty where it leads nowhere
     * @param level 1 for the outermost
     */
    public record Heading(String title, String address, int level) {}

    /**
     * A picture.
     *
     * @param shown whether browsers of phones show what is so made; they would draw a broken frame
     */
    public record Picture(String source, String words, boolean shown) {}

    /**
     * A PDF for our viewer.
     *
     * @param whole whether it is quicker to fetch it in one piece: it is put together anew for each range
     * @param page which is shown first, from 1
     */
    public record Paper(String source, boolean whole, int page) {
        /** Where a browser's own viewer shows that page. */
        public String address() {
            return page == 1 ? source : source + "#page=" + page;
        }
    }

    /**
     * A package of interactive content.
     *
     * @param launch where it begins; empty where it cannot be run here
     * @param explanation the key of what is said about it
     * @param lacking what it would need to run, where that is said; may be empty
     * @param licence as the package names it, may be empty
     * @param by its authors, may be empty
     * @param media what is in it
     */
    public record Parcel(
            String launch,
            String explanation,
            String lacking,
            String licence,
            String by,
            List<Row> media,
            List<Line> words) {
        public Parcel {
            media = List.copyOf(media);
            words = List.copyOf(words);
        }

        /** A file in it. */
        public record Row(String name, String address, Kind kind, String size) {}
    }
}
