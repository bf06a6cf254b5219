/**
 * The payment window in a real browser: what every kind of payer sees and does, on phone and desk,
 * in both languages, embedded and as a full page, with script and without. Screenshots of what was
 * seen are kept in {@code target/window-shots}.
 */
@NullMarked
package io.pasarela.demo.window;

import org.jspecify.annotations.NullMarked;
