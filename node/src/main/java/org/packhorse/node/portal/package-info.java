/**
 * Phones that join the school's Wi-Fi: their questions whether this is the internet are answered so that they stay, and every
 * other name leads to the library. It stands in front of the library; who has arrived is known in memory only, never written down.
 */
@NullMarked
package org.packhorse.node.portal;

import org.jspecify.annotations.NullMarked;
