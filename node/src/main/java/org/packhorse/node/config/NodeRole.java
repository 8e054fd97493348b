package org.packhorse.node.config;

/** What a node is set up to be. */
public enum NodeRole {
    /** Serves a library and pulls. */
    NODE,
    /** The same, and publishes and lets others pull. */
    HUB
}
