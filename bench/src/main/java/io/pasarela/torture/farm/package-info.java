/**
 * The merchants' side of postbacks: one server for all of them, where each takes what is genuine
 * with manners of his own, and every attempt is remembered. It knows {@code town} and {@code
 * history}.
 */
@NullMarked
package io.pasarela.torture.farm;

import org.jspecify.annotations.NullMarked;
