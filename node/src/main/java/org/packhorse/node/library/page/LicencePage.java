package org.packhorse.node.library.page;

import org.packhorse.node.library.page.licence.Licence;

/** What a licence says, in plain words. */
public record LicencePage(Licence licence) {}
