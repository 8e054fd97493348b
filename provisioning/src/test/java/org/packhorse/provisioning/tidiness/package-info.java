/**
 * Reads the sources of the whole tree and says what is untidy in them: a test for what compilers do not mind.
 *
 * <p>Each rule looks at one file or at the list of files, so that it can be tried on a file written to break it.
 */
@NullMarked
package org.packhorse.provisioning.tidiness;

import org.jspecify.annotations.NullMarked;
