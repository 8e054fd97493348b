package org.packhorse.adminui.port;

import java.time.Instant;

/**
 * Something that went wrong.
 *
 * @param when at this device's clock
 * @param trouble what kind it was; the screens hold the words for it, with what to do
 * @param subject what it was about: an address, a collection, a file; may be empty
 * @param detail the exact message for whoever gives support, in the program's English; may be empty
 */
public record ProblemView(Instant when, Trouble trouble, String subject, String detail) {}
