/** Tests of ZIPs that are made while they are sent. */
@NullMarked
package org.packhorse.node.takehome;

import org.jspecify.annotations.NullMarked;
