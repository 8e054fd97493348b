package org.packhorse.node.link;

import java.io.IOException;

/** A link may not be used now; no fault of anybody's, and no reason to try elsewhere than on another link. */
public final class LinkClosedException extends IOException {
    private final String link;
    private final transient Permit.Wait permit;

    /** The link called {@code link} has to wait. */
    public LinkClosedException(String link, Permit.Wait permit) {
        super("link " + link + ": " + permit.why().inWords());
        this.link = link;
        this.permit = permit;
    }

    /** Its name. */
    public String link() {
        return link;
    }

    /** Until when, and why. */
    public Permit.Wait permit() {
        return permit;
    }
}
