package org.packhorse.adminui.http;

import org.packhorse.adminui.page.Words;

/**
 * Whoever sent a request.
 *
 * @param secretName what the browser's cookie says, or a fresh name
 * @param newcomer whether the name is fresh, so that the browser must be told
 * @param signedIn whether that name has given the password
 * @param words the language to answer in
 */
record Visitor(String secretName, boolean newcomer, boolean signedIn, Words words) {}
