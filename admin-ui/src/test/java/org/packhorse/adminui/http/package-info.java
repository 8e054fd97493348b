/** Passwords, waits and https under a clock that the tests set. */
@NullMarked
package org.packhorse.adminui.http;

import org.jspecify.annotations.NullMarked;
