package org.packhorse.node.library.page;

/** What a licence says, in plain words. */
public record LicencePage(Licence licence) {}
