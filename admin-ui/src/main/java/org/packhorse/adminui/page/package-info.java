/**
 * What the screens say: words in the visitor's language, and the decisions which words are true now. Everything here is
 * pure: values in, text out. The templates are in {@code src/main/jte}, the words in {@code messages*.properties}.
 */
@NullMarked
package org.packhorse.adminui.page;

import org.jspecify.annotations.NullMarked;
