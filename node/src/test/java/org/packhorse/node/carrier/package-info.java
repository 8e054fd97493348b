/** Tests of carriers, on folders that behave like sticks. */
@NullMarked
package org.packhorse.node.carrier;

import org.jspecify.annotations.NullMarked;
