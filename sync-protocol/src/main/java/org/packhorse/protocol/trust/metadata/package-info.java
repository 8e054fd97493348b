/**
 * The files of TUF 1.0 as values: roles, keys and signatures, read strictly and written canonically. What of them is believed is decided in
 * {@code trust}. Of this module only this package knows Bouncy Castle.
 */
@NullMarked
package org.packhorse.protocol.trust.metadata;

import org.jspecify.annotations.NullMarked;
