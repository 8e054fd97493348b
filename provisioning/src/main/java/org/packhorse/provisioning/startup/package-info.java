/** What is done once after installation so that the program starts quickly: a training run, and the start-up cache it leaves. */
@NullMarked
package org.packhorse.provisioning.startup;

import org.jspecify.annotations.NullMarked;
