package org.packhorse.node.portal;

import org.packhorse.node.transport.Response;

/** What becomes of a request that reaches the portal. */
sealed interface Decision {
    /** The library answers it. */
    record ToLibrary() implements Decision {}

    /** A device's question, answered so that it stays. */
    record Content(Response success) implements Decision {}

    /** The small page with the address and the button. */
    record ShowDoor() implements Decision {}

    /** The tap on the button: from now on this client has arrived. */
    record Enter() implements Decision {}

    /** What is said after the tap. */
    record ShowInside() implements Decision {}

    /** RFC 8908: whether the client still has to tap. */
    record Api(boolean captive) implements Decision {}

    /** The client is sent to {@code path} of the library's own address. */
    record Lead(String path) implements Decision {}

    /** A program's question to a server that is not here. */
    record Elsewhere() implements Decision {}

    /** The request's host can be the name of none. */
    record Malformed() implements Decision {}
}
