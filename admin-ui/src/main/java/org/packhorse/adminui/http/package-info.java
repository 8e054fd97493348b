/**
 * The screens on HTTP: who asks (cookies, languages), what is refused before anything is looked at (foreign hosts, foreign
 * forms, large bodies), and which page answers. The only package that imports Jetty, beside {@code AdminUi}.
 */
@NullMarked
package org.packhorse.adminui.http;

import org.jspecify.annotations.NullMarked;
