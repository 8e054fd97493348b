package org.packhorse.adminui.port;

/** The kinds of trouble that call for different action; the screens have for each what happened, why and what to do. */
public enum Trouble {
    /** The upstream did not answer, or the link broke. */
    UPSTREAM_UNREACHABLE,
    /** The upstream answered something that is not the protocol: a login page of the network, an error, nonsense. */
    UPSTREAM_NONSENSE,
    /** Signatures, digests or versions did not fit: content was altered, is too old, or a stranger's. */
    NOT_TRUSTED,
    /** Stored content is no longer what it was when it arrived. */
    DAMAGED_CONTENT,
    /** The device has too little free space. */
    STORAGE_FULL,
    /** The device could not be read or written. */
    STORAGE_FAILING,
    /** What was imported or configured cannot be accepted as it is. */
    REFUSED_INPUT,
    /** Anything else, a fault of the program included. */
    OTHER
}
