/**
 * A bank to play with: whoever visits it sends transfers that move no money, gets a number for
 * each, and decides when the gateway hears of it. It decides nothing but that. What is to be
 * reported is reported until the gateway has acknowledged it, over restarts of either.
 *
 * <p>{@link io.pasarela.demo.bank.Bank} is its door. It may know {@code web}, {@code journal} and
 * {@code systems}; it reaches the gateway by the bank feed's HTTP alone.
 */
@NullMarked
package io.pasarela.demo.bank;

import org.jspecify.annotations.NullMarked;
