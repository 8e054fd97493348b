/** Text out of PDFs, which only hubs do. The only package that knows PDFBox. */
@NullMarked
package org.packhorse.node.publish.pdf;

import org.jspecify.annotations.NullMarked;
