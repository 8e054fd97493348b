package org.packhorse.adminui.port;

/**
 * An item as a teacher saw it who wishes to change it.
 *
 * @param id of the item
 * @param state how it was then
 */
public record SeenItem(String id, ItemState state) {}
