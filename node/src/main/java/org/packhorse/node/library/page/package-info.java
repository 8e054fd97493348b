/**
 * The pages as data, and the addresses and templates that turn them into HTML; public for the templates only.
 */
@NullMarked
package org.packhorse.node.library.page;

import org.jspecify.annotations.NullMarked;
