/** The one configuration file, and where things are in the data directory. Values only. */
@NullMarked
package org.packhorse.node.config;

import org.jspecify.annotations.NullMarked;
