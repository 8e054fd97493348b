package org.packhorse.adminui.http;

import java.util.List;
import org.packhorse.adminui.page.Dashboard;
import org.packhorse.adminui.page.Frame;
import org.packhorse.adminui.page.Languages;
import org.packhorse.adminui.page.Pages;
import org.packhorse.adminui.page.Poster;
import org.packhorse.adminui.page.Refusal;
import org.packhorse.adminui.page.Words;
import org.packhorse.adminui.port.NodeConsole;
import org.packhorse.adminui.session.FormTokens;

/** The pages as a visitor sees them now. */
final class Views {
    private final Pages pages = new Pages();
    private final NodeConsole console;
    private final Languages languages;
    private final FormTokens tokens;

    Views(NodeConsole console, Languages languages, FormTokens tokens) {
        this.console = console;
        this.languages = languages;
        this.tokens = tokens;
    }

    String signIn(Visitor visitor, String complaint) {
        return pages.signIn(frame(visitor), console.overview().libraryAddress().toString(), complaint);
    }

    String dashboard(Visitor visitor, String asked) {
        return pages.dashboard(frame(visitor), Dashboard.of(console, visitor.words()), asked);
    }

    String live(Visitor visitor) {
        return pages.live(visitor.words(), Dashboard.of(console, visitor.words()));
    }

    String poster(Visitor visitor, String address, List<Words> also) {
        var poster = Poster.of(console.wayIn(), address, visitor.words(), also, languages.all());
        return pages.poster(frame(visitor), poster);
    }

    String refusal(Visitor visitor, Refusal kind) {
        return pages.refusal(frame(visitor), kind);
    }

    private Frame frame(Visitor visitor) {
        return new Frame(
                visitor.words(),
                languages.all(),
                console.overview().deviceName(),
                tokens.of(visitor.secretName()),
                visitor.signedIn());
    }
}
