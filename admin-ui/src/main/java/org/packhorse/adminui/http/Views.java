package org.packhorse.adminui.http;

import java.util.List;
import java.util.Optional;
import org.packhorse.adminui.page.Dashboard;
import org.packhorse.adminui.page.Frame;
import org.packhorse.adminui.page.Languages;
import org.packhorse.adminui.page.Pages;
import org.packhorse.adminui.page.Poster;
import org.packhorse.adminui.page.Refusal;
import org.packhorse.adminui.page.TeacherPage;
import org.packhorse.adminui.page.UsagePage;
import org.packhorse.adminui.page.Words;
import org.packhorse.adminui.port.NodeConsole;
import org.packhorse.adminui.port.UsagePeriod;
import org.packhorse.adminui.session.FormTokens;
import org.packhorse.adminui.session.TeacherDoor;

/** The pages as a visitor sees them now. */
final class Views {
    private final Pages pages = new Pages();
    private final NodeConsole console;
    private final Languages languages;
    private final FormTokens tokens;
    private final Optional<TeacherDoor> teachers;

    Views(NodeConsole console, Languages languages, FormTokens tokens, Optional<TeacherDoor> teachers) {
        this.console = console;
        this.languages = languages;
        this.tokens = tokens;
        this.teachers = teachers;
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

    String usage(Visitor visitor, UsagePeriod period) {
        return pages.usage(frame(visitor), new UsagePage(period, console.usage().summary(period)));
    }

    /** Where staff set the teachers' PIN; {@code message} says what was just done, or why it was not. */
    String teachers(Visitor visitor, TeacherPage.Message message) {
        boolean isOpen = teachers.filter(TeacherDoor::isThere).isPresent();
        return pages.teachers(frame(visitor), isOpen, message);
    }

    String refusal(Visitor visitor, Refusal kind) {
        return pages.refusal(frame(visitor), kind);
    }

    private Frame frame(Visitor visitor) {
        return new Frame(
                visitor.words(),
                languages.menu(),
                console.overview().deviceName(),
                tokens.of(visitor.secretName()),
                visitor.signedIn() ? Frame.Who.STAFF : Frame.Who.ANYBODY,
                teachers.isPresent());
    }
}
