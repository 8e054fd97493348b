package org.packhorse.adminui.page;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param words the visitor's language
 * @param languages the menu
 * @param deviceName whose pages these are
 * @param token what our forms carry
 * @param who for whom the page is
 * @param hasTeachers whether there is a shelf for teachers
 */
public record Frame(
        Words words, List<PageLanguage> languages, String deviceName, String token, Who who, boolean hasTeachers) {
    /** For whom a page is. */
    public enum Who {
        /** Anybody. */
        ANYBODY("", "app.admin"),
        /** Staff who are signed in. */
        STAFF("/sign-out", "app.admin"),
        /** Anybody who may be a teacher. */
        PERHAPS_TEACHER("", "app.teachers"),
        /** Teachers who are signed in. */
        TEACHER("/teacher/sign-out", "app.teachers");

        private final String signOut;
        private final String place;

        Who(String signOut, String place) {
            this.signOut = signOut;
            this.place = place;
        }

        /** Whether there is somebody to sign out. */
        public boolean isSignedIn() {
            return !signOut.isEmpty();
        }

        /** Where they sign out. */
        public String signOut() {
            return signOut;
        }

        /** Whether they have to do with the teachers' pages, and not with those of staff. */
        public boolean isForTeachers() {
            return place.equals("app.teachers");
        }

        /** The message that names the part of the program. */
        public String place() {
            return place;
        }
    }

    /** Whether nobody who grew up with the language has read what these pages say. */
    public boolean isUnreviewed() {
        return words.text(who.isForTeachers() ? "review" : "review.staff").equals("none");
    }

    /** Whether the pages of the administration are listed. */
    public boolean hasMenu() {
        return who == Who.STAFF;
    }
}
