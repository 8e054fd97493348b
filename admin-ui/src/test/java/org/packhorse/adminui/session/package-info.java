/** Passwords, waits and sessions under a clock that the tests set. */
@NullMarked
package org.packhorse.adminui.session;

import org.jspecify.annotations.NullMarked;
