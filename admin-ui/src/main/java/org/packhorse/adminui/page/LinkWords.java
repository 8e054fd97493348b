package org.packhorse.adminui.page;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.packhorse.adminui.port.LinkView;
import org.packhorse.adminui.port.LinkView.Access;
import org.packhorse.adminui.port.LinkView.Hold;
import org.packhorse.adminui.port.LinkView.Use;

/** How a language speaks about links. */
public final class LinkWords {
    private final Words words;
    private final Instant now;

    /** In {@code words}, at {@code now}. */
    public LinkWords(Words words, Instant now) {
        this.words = words;
        this.now = now;
    }

    /** What was used, and of how much. */
    public String use(Use use) {
        return use.budgetBytes().isPresent()
                ? words.text(
                        "links.of",
                        words.bytes(use.bytes()),
                        words.bytes(use.budgetBytes().getAsLong()))
                : words.bytes(use.bytes());
    }

    /** Whether it may be used now. */
    public boolean isOpen(Access access) {
        return access instanceof Access.Open;
    }

    /** Whether it may be used now, else why not and when again. */
    public String access(Access access) {
        return switch (access) {
            case Access.Open _ -> words.text("links.open");
            case Access.Waiting waiting ->
                words.text("links.waiting", hold(waiting.why()), words.until(waiting.until(), now));
        };
    }

    /** What has to pass. */
    public String hold(Hold why) {
        return words.text("hold." + why.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** When it may be used. */
    public String windows(LinkView link) {
        if (link.windows().isEmpty()) {
            return words.text("links.always");
        }
        var list = link.windows().stream().map(this::window).collect(Collectors.joining(words.text("links.and")));
        return words.text("links.by-the-clock", list, link.timeZone());
    }

    private String window(LinkView.Window window) {
        var times = words.text("links.from-to", words.time(window.from()), words.endTime(window.to()));
        return window.days().size() == 7 ? times : words.text("links.on", words.days(window.days()), times);
    }
}
