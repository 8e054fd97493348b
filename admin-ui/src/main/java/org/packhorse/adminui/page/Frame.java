package org.packhorse.adminui.page;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param words the visitor's language
 * @param languages the menu
 * @param deviceName whose pages these are
 * @param token what our forms carry
 * @param signedIn whether there is somebody to sign out
 */
public record Frame(Words words, List<Words> languages, String deviceName, String token, boolean signedIn) {}
