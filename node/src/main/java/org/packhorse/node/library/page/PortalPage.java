package org.packhorse.node.library.page;

/**
 * What a phone shows by itself when it joins the Wi-Fi.
 *
 * @param home the library's address, to be typed into a browser
 * @param enter where the tap leads
 * @param arrived whether it was tapped already
 */
public record PortalPage(String home, String enter, boolean arrived) {}
