/** Words, and when they are true. */
@NullMarked
package org.packhorse.adminui.page;

import org.jspecify.annotations.NullMarked;
