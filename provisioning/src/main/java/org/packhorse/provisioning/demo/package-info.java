/**
 * The demonstration: a hub and a node as two processes of the installed program on this machine, with the sample lessons. It
 * acts and measures; what is said about it is the command's.
 */
@NullMarked
package org.packhorse.provisioning.demo;

import org.jspecify.annotations.NullMarked;
