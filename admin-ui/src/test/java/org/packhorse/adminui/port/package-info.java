/** A console for tests, and the contract that every console keeps. */
@NullMarked
package org.packhorse.adminui.port;

import org.jspecify.annotations.NullMarked;
