@NullMarked
package org.packhorse.node.library.survey;

import org.jspecify.annotations.NullMarked;
