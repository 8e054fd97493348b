package org.packhorse.node.library.page;

import org.packhorse.node.library.page.licence.Credit;

/**
 * How a resource may be used again.
 *
 * @param title of it, in its own language
 * @param tag that language
 * @param about its page
 * @param credit what must be said
 * @param original the file as the curator took it up; empty for a folder
 * @param take all of it, as a ZIP
 */
public record ReusePage(String title, String tag, String about, Credit credit, String original, TakePage.Offer take) {}
