package org.packhorse.node.publish;

/**
 * Something in a curator's folder that cannot become part of a version.
 *
 * @param path in the folder
 */
public record ImportProblem(String path, String why, String advice) {}
