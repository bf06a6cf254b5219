/**
 * A shop that takes deposits and pays out through a gateway, as a merchant would build it: on the
 * client library alone. It decides what a user has: a user is credited by a postback with both
 * signatures and by nothing else, once; what is on its way out is not his to spend; what does not
 * fit to an order is set aside for people and never credited.
 *
 * <p>{@link io.pasarela.demo.shop.Shop} is its door. It may know {@code web}, {@code journal},
 * {@code systems} and the client library, and nothing of the gateway.
 */
@NullMarked
package io.pasarela.demo.shop;

import org.jspecify.annotations.NullMarked;
