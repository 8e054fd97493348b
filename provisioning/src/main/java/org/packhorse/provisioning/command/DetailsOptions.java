package org.packhorse.provisioning.command;

import java.util.ArrayList;
import java.util.List;
import org.packhorse.node.operation.DetailsText;
import picocli.CommandLine.Option;

/** What a curator can say about a collection. */
final class DetailsOptions {
    @Option(names = "--title", paramLabel = "TEXT", description = "Its title, in its main language.")
    private String title = "";

    @Option(names = "--description", paramLabel = "TEXT", description = "A sentence or two about it.")
    private String description = "";

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "A language of it, such as en or pt-BR; repeatable.")
    private List<String> languages = new ArrayList<>();

    @Option(
            names = "--licence",
            paramLabel = "SPDX",
            description = "The open licence that its owner chose, such as CC-BY-4.0.")
    private String licence = "";

    @Option(names = "--publisher", paramLabel = "NAME", description = "Who answers for the selection.")
    private String publisher = "";

    @Option(names = "--attribution", paramLabel = "TEXT", description = "What must be said where it is shown.")
    private String attribution = "";

    @Option(
            names = "--later",
            paramLabel = "PATTERN",
            description = "Media that may come after the rest of a version, such as *.mp4 or video/*; repeatable."
                    + " An empty one takes back what was said.")
    private List<String> later = new ArrayList<>();

    @Option(
            names = "--leans-on",
            paramLabel = "COLLECTION",
            description =
                    "Another collection of this hub that its packs may lean on, for nodes that have both; repeatable."
                            + " An empty one takes back what was said.")
    private List<String> leansOn = new ArrayList<>();

    @Option(
            names = "--texts",
            paramLabel = "WHICH",
            description =
                    "Which texts are read here and sent along, so that nodes need not: all (usual), or only those of"
                            + " pdf, which nodes cannot read.")
    private String texts = "";

    DetailsText text() {
        return new DetailsText(title, description, languages, licence, publisher, attribution, later, leansOn, texts);
    }
}
