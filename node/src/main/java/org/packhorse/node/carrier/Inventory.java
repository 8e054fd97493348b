package org.packhorse.node.carrier;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a node says about itself on a carrier, as {@code packhorse/nodes/DEVICE.json}: what it has, and how it is. Nothing about
 * people. The names of the fields are those of the JSON; {@code SPEC.md} describes it.
 *
 * @param format {@value #FORMAT}
 * @param device 64 hexadecimal digits, drawn when the node was made
 * @param name how people call it
 * @param writtenAt by the node's own clock, ISO 8601
 * @param program its version
 * @param publishers whom it trusts
 * @param collections what it follows
 * @param problems what went wrong lately, newest first
 * @param links what crossed its lines
 */
public record Inventory(
        String format,
        String device,
        String name,
        String writtenAt,
        String program,
        Storage storage,
        List<Publisher> publishers,
        List<Holding> collections,
        List<Round> lastSyncs,
        List<Trouble> problems,
        List<Line> links) {
    /** What the first field says. */
    public static final String FORMAT = "packhorse-inventory-1";

    /** More than a node follows. */
    static final int COLLECTION_LIMIT = 1000;

    /** A node keeps two versions of a collection, rarely more. */
    static final int VERSION_LIMIT = 64;

    /** Publishers, problems, lines: more than a page of each says nothing new. */
    static final int LIST_LIMIT = 100;

    static final int TEXT_LIMIT = 500;

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public Inventory {
        require(format.equals(FORMAT), "format");
        require(HEX.matcher(device).matches(), "device");
        requireText(name);
        requireText(writtenAt);
        requireText(program);
        publishers = limited(publishers, LIST_LIMIT, "publishers");
        collections = limited(collections, COLLECTION_LIMIT, "collections");
        lastSyncs = limited(lastSyncs, LIST_LIMIT, "lastSyncs");
        problems = limited(problems, LIST_LIMIT, "problems");
        links = limited(links, LIST_LIMIT, "links");
    }

    /** Its disk or card. */
    public record Storage(long contentBytes, long storedBytes, long freeBytes) {
        public Storage {
            require(contentBytes >= 0 && storedBytes >= 0 && freeBytes >= 0, "storage");
        }
    }

    /**
     * A publisher, and the newest metadata of it that the node has.
     *
     * @param root the fingerprint of the pinned root, 64 hexadecimal digits
     * @param timestampVersion 0 where there is none yet
     */
    public record Publisher(String root, long rootVersion, long timestampVersion) {
        public Publisher {
            require(HEX.matcher(root).matches(), "root");
            requireNumber(rootVersion);
            requireNumber(timestampVersion);
        }
    }

    /**
     * A collection.
     *
     * @param publisher the fingerprint of its publisher's root
     * @param shown the version that readers see, 0 for none
     * @param newest the newest that the node has heard of
     * @param held versions that packs can lean on, ascending
     * @param begun the pack that is there in part: none or one
     */
    public record Holding(
            String collection, String publisher, long shown, long newest, List<Long> held, List<Begun> begun) {
        public Holding {
            requireText(collection);
            require(HEX.matcher(publisher).matches(), "publisher");
            requireNumber(shown);
            requireNumber(newest);
            held = limited(held, VERSION_LIMIT, "held");
            held.forEach(Inventory::requireNumber);
            begun = limited(begun, 1, "begun");
        }
    }

    /** A pack of which frames are staged; it is named by its head. */
    public record Begun(String head, long from, long to, long frames) {
        public Begun {
            require(HEX.matcher(head).matches(), "head");
            requireNumber(from);
            requireNumber(to);
            requireNumber(frames);
        }
    }

    /** A round with a publisher: when it ended, how many versions came, what crossed the link. */
    public record Round(String publisher, String endedAt, long arrived, long travelledBytes) {
        public Round {
            require(HEX.matcher(publisher).matches(), "publisher");
            requireText(endedAt);
            requireNumber(arrived);
            requireNumber(travelledBytes);
        }
    }

    /** Something that went wrong. */
    public record Trouble(String when, String what, String why) {
        public Trouble {
            requireText(when);
            requireText(what);
            requireText(why);
        }
    }

    /** What crossed a line in the month of {@code day}, up to that day. */
    public record Line(String name, String day, long monthBytes) {
        public Line {
            requireText(name);
            requireText(day);
            requireNumber(monthBytes);
        }
    }

    private static void require(boolean holds, String field) {
        if (!holds) {
            throw new IllegalArgumentException(field + " is not what it should be");
        }
    }

    private static void requireNumber(long number) {
        require(number >= 0 && number <= 1L << 53, "a number");
    }

    /** Control characters could make a terminal show something else than is there. */
    private static void requireText(String text) {
        require(text.length() <= TEXT_LIMIT && text.chars().noneMatch(Character::isISOControl), "a text");
    }

    private static <T> List<T> limited(List<T> list, int limit, String field) {
        require(list.size() <= limit, field);
        return List.copyOf(list);
    }
}
