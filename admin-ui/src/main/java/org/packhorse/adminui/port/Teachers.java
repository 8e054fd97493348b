package org.packhorse.adminui.port;

/**
 * What a device has for teachers.
 *
 * @param shelf what they may do
 * @param pin where the hash of what lets them in is kept
 */
public record Teachers(TeacherShelf shelf, TeacherPin pin) {}
