/** The verbs of the command line, one class each, and what they share: where the data is, how progress and refusals look. */
@NullMarked
package org.packhorse.provisioning.command;

import org.jspecify.annotations.NullMarked;
