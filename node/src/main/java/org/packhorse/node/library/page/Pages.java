package org.packhorse.node.library.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import org.packhorse.node.library.page.translation.Words;

/** The pages as HTML. Any thread. */
public final class Pages {
    private static final String TEMPLATE_PACKAGE = "org.packhorse.node.library.template";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATE_PACKAGE);

    /** The first page. */
    public String home(Frame frame, HomePage page, List<ReadingListCard> lists, boolean moreLists) {
        var output = new StringOutput();
        engine.render(
                "home.jte",
                Map.of("frame", frame, "page", page, "lists", lists, "moreLists", moreLists),
                new PageOutput(output));
        return output.toString();
    }

    /** Reading lists. */
    public String readingLists(Frame frame, ReadingListsPage page) {
        return render("readingLists.jte", frame, page);
    }

    /** A collection. */
    public String collection(Frame frame, CollectionPage page) {
        return render("collection.jte", frame, page);
    }

    /** A resource. */
    public String resource(Frame frame, ResourcePage page) {
        return render("resource.jte", frame, page);
    }

    /** A folder. */
    public String folder(Frame frame, FolderPage page) {
        return render("folder.jte", frame, page);
    }

    /** What was found. */
    public String search(Frame frame, SearchPage page) {
        return render("search.jte", frame, page);
    }

    /** All values of a facet. */
    public String by(Frame frame, ByPage page) {
        return render("by.jte", frame, page);
    }

    /** What has one of them. */
    public String list(Frame frame, ListPage page) {
        return render("list.jte", frame, page);
    }

    /** The choice of a language. */
    public String languages(Frame frame, ChoicesPage page) {
        return render("languages.jte", frame, page);
    }

    /** The choice of a look. */
    public String looks(Frame frame, ChoicesPage page) {
        return render("looks.jte", frame, page);
    }

    /** How a resource may be used again. */
    public String reuse(Frame frame, ReusePage page) {
        return render("reusing.jte", frame, page);
    }

    /** What can be taken home at once. */
    public String take(Frame frame, TakePage page) {
        return render("taking.jte", frame, page);
    }

    /** What a licence says. */
    public String licence(Frame frame, LicencePage page) {
        return render("licencePage.jte", frame, page);
    }

    /** A page's address for a camera. */
    public String qr(Frame frame, QrPage page) {
        return render("qr.jte", frame, page);
    }

    /** That there is nothing at an address. */
    public String missing(Frame frame, MissingPage page) {
        return render("missing.jte", frame, page);
    }

    /** The first page in a ZIP. */
    public String box(Words words, BoxPage page) {
        return render("box.jte", Map.of("words", words, "page", page));
    }

    /** A document written anew. */
    public String article(Frame frame, ReadingPage<ReadingPage.Article> page) {
        return render("article.jte", frame, page);
    }

    /** A book's table of contents. */
    public String contents(Frame frame, ReadingPage<ReadingPage.Contents> page) {
        return render("contents.jte", frame, page);
    }

    /** Words alone. */
    public String words(Frame frame, ReadingPage<ReadingPage.Words> page) {
        return render("words.jte", frame, page);
    }

    /** A picture. */
    public String picture(Frame frame, ReadingPage<ReadingPage.Picture> page) {
        return render("picture.jte", frame, page);
    }

    /** Sound or a film. */
    public String player(Frame frame, ReadingPage<Player> page) {
        return render("playing.jte", frame, page);
    }

    /** A PDF. */
    public String paper(Frame frame, ReadingPage<ReadingPage.Paper> page) {
        return render("paper.jte", frame, page);
    }

    /** A package. */
    public String parcel(Frame frame, ReadingPage<ReadingPage.Parcel> page) {
        return render("parcel.jte", frame, page);
    }

    /** An exercise that is played. */
    public String exercise(Frame frame, ExercisePage page) {
        return render("exercise.jte", frame, page);
    }

    /** Why there is nothing else to show: {@code kind} is the beginning of its messages' keys. */
    public String apology(Frame frame, String kind) {
        return render("apology.jte", frame, kind);
    }

    /** What a phone shows by itself when it joins the Wi-Fi. */
    public String portal(Words words, PortalPage page) {
        return render("portal.jte", Map.of("words", words, "page", page));
    }

    private String render(String template, Frame frame, Object page) {
        return render(template, Map.of("frame", frame, "page", page));
    }

    private String render(String template, Map<String, Object> parameters) {
        var output = new StringOutput();
        engine.render(template, parameters, new PageOutput(output));
        return output.toString();
    }
}
