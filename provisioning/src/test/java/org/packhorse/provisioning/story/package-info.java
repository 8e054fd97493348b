/**
 * What Packhorse is for, told with the installed program: real processes, real sockets, real kills. Run after the archive is
 * built; everything else about the parts is tested beside the parts.
 */
@NullMarked
package org.packhorse.provisioning.story;

import org.jspecify.annotations.NullMarked;
