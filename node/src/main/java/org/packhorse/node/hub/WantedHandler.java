package org.packhorse.node.hub;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.HttpHandler;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;

/**
 * Answers {@code /wanted/COLLECTION/FROM}: "I have version FROM, and no pack leads on from it". The answer is a word for the program,
 * {@code wait} or {@code no}, and more words for people; where nothing of the kind exists it is what a server of plain files says.
 */
public final class WantedHandler implements HttpHandler {
    /** How the paths begin that this answers. */
    public static final String PREFIX = "/wanted/";

    private static final Pattern PATH = Pattern.compile(PREFIX + "([a-z0-9-]{1,64})/([1-9]\\d{0,14})");

    private final PackWorkshop workshop;

    /** Passes wishes on to {@code workshop}. */
    public WantedHandler(PackWorkshop workshop) {
        this.workshop = workshop;
    }

    @Override
    public Response handle(Request request) throws IOException {
        var path = PATH.matcher(request.path());
        if (!path.matches() || request.headOnly()) {
            return missing();
        }
        try {
            var answer = workshop.ask(CollectionId.parse(path.group(1)), new Version(Long.parseLong(path.group(2))));
            return switch (answer) {
                case PackWorkshop.Answer.Wait(var words) -> answer("wait " + words);
                case PackWorkshop.Answer.No(var why) -> answer("no " + why);
                case PackWorkshop.Answer.Unknown() -> missing();
            };
        } catch (RefusedInputException e) {
            return missing();
        }
    }

    /** Not for caches: the next one who asks has to be heard as well. */
    private static Response answer(String line) {
        return new Response(200, Map.of("cache-control", "no-store"), Body.ofText(line + "\n"));
    }

    private static Response missing() {
        return new Response(404, Map.of(), Body.none());
    }
}
