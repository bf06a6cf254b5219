/**
 * Whole stories, told by a real browser to the whole demo: shop, payment window, bank, back office.
 * Their only knowledge of the gateway is what a person sees and what {@code demo.env} says.
 */
@NullMarked
package io.pasarela.demo.story;

import org.jspecify.annotations.NullMarked;
