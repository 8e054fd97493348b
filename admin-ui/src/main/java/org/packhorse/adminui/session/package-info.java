/**
 * Who may see the screens: the password's hash, how often it may be tried, and who is signed in. Everything here is
 * bounded in memory and takes its time and chance as parameters; nothing knows HTTP.
 */
@NullMarked
package org.packhorse.adminui.session;

import org.jspecify.annotations.NullMarked;
