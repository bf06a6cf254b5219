/**
 * What several tests stand on: a gateway's double, a visitor's browser, a clock to be set; and the
 * whole demo with a real browser, shared by all that need it.
 */
@NullMarked
package io.pasarela.demo.testing;

import org.jspecify.annotations.NullMarked;
