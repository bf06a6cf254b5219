/**
 * The face for merchants' programs: reads their requests, calls one door each, and writes the
 * documented bodies to the byte. It decides nothing.
 */
@NullMarked
package io.pasarela.api;

import org.jspecify.annotations.NullMarked;
