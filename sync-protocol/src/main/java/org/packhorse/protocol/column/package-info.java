/**
 * Columns: how a recipe notes what differs from a prediction.
 *
 * <p>Whoever describes a format walks over its fields in one order, whether it reads a file or makes one, and predicts each. A
 * {@link org.packhorse.protocol.column.ColumnsWriter} notes the differences, column by column; a {@link org.packhorse.protocol.column.ColumnsReader}
 * gives them back. One description therefore serves both ways, and what is as predicted costs next to nothing.
 */
@NullMarked
package org.packhorse.protocol.column;

import org.jspecify.annotations.NullMarked;
