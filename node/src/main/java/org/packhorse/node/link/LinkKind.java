package org.packhorse.node.link;

/** What a link is, for people and for choosing between links. */
public enum LinkKind {
    /** A cable or Wi-Fi that leads to the internet. */
    UPLINK,
    /** A SIM card. */
    SIM,
    /** A dish. */
    SATELLITE,
    /** The school's own network, a stick: costs nothing and is not counted. */
    LOCAL
}
