package org.packhorse.adminui.http;

/** Where things are for teachers. */
final class TeacherPaths {
    static final String HOME = "/teacher/";
    static final String SIGN_IN = "/teacher/sign-in";
    static final String SIGN_OUT = "/teacher/sign-out";
    static final String FILE = "/teacher/file";
    static final String PIECES = "/teacher/pieces";
    static final String LINKS = "/teacher/links";
    static final String REMOVE = "/teacher/remove";
    static final String UNDO = "/teacher/undo";
    static final String LISTS = "/teacher/lists";

    /** Behind it comes a list's id. */
    static final String LIST = "/teacher/lists/";

    /** Behind it comes an item's id. */
    static final String ITEM = "/teacher/items/";

    static final String EXPORT = "/teacher/export.zip";

    private TeacherPaths() {}

    /** Whether {@code path} is for teachers. */
    static boolean has(String path) {
        return path.equals("/teacher") || path.startsWith(HOME);
    }
}
