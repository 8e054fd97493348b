package org.packhorse.adminui.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The pages as HTML. Any thread. */
public final class Pages {
    private static final String TEMPLATE_PACKAGE = "org.packhorse.adminui.page.template";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATE_PACKAGE);

    /** The form that asks for the password; {@code complaint} says why it is shown again, or is empty. */
    public String signIn(Frame frame, String libraryAddress, String complaint) {
        return render("signIn.jte", Map.of("frame", frame, "libraryAddress", libraryAddress, "complaint", complaint));
    }

    /** The one screen; {@code asked} says what was just asked for, or is empty. */
    public String dashboard(Frame frame, Dashboard dashboard, String asked) {
        return render("dashboard.jte", Map.of("frame", frame, "dashboard", dashboard, "asked", asked));
    }

    /** The part of the one screen that changes while something runs. */
    public String live(Words words, Dashboard dashboard) {
        return render("live.jte", Map.of("words", words, "dashboard", dashboard));
    }

    /** The sheet to print. */
    public String poster(Frame frame, Poster poster) {
        return render("poster.jte", Map.of("frame", frame, "poster", poster));
    }

    /** What was used. */
    public String usage(Frame frame, UsagePage page) {
        return render("usage.jte", Map.of("frame", frame, "page", page));
    }

    /** Where staff set the teachers' PIN. */
    public String teachers(Frame frame, boolean isOpen, TeacherPage.Message message) {
        return render("teachers.jte", Map.of("frame", frame, "isOpen", isOpen, "message", message));
    }

    /** The form that asks for the PIN; {@code isOpen} where there is one. */
    public String teacherSignIn(Frame frame, String libraryAddress, boolean isOpen, String complaint) {
        return render(
                "teacherSignIn.jte",
                Map.of("frame", frame, "libraryAddress", libraryAddress, "isOpen", isOpen, "complaint", complaint));
    }

    /** The teachers' shelf. */
    public String teacher(Frame frame, TeacherPage page) {
        return render("teacher.jte", Map.of("frame", frame, "page", page));
    }

    /** Something that was added, to be corrected. */
    public String teacherItem(Frame frame, ItemPage page) {
        return render("teacherItem.jte", Map.of("frame", frame, "page", page));
    }

    /** A reading list, to be worked on. */
    public String teacherList(Frame frame, ListPage page) {
        return render("teacherList.jte", Map.of("frame", frame, "page", page));
    }

    /** A page that says no. */
    public String refusal(Frame frame, Refusal kind) {
        return render("refusal.jte", Map.of("frame", frame, "kind", kind));
    }

    private String render(String template, Map<String, Object> parameters) {
        var output = new StringOutput();
        engine.render(template, parameters, output);
        return output.toString();
    }
}
