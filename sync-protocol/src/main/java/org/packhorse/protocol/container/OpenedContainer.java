package org.packhorse.protocol.container;

/**
 * A container that was opened, and proved to come out the same when it is rebuilt.
 *
 * @param recipe what rebuilds it
 * @param parts the parts' content, read from the container itself as long as its {@link ByteSource} can be read
 */
public record OpenedContainer(Recipe recipe, PartSource parts) {}
