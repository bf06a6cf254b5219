/**
 * Everything at once, to play with: starts the gateway with a merchant whose keys it made up, keeps
 * both alive, and tells any script in {@code demo.env} how to drive them. Knows the gateway from
 * outside only: its command line, its settings and HTTP.
 *
 * <p>{@link io.pasarela.demo.DemoSite} is the shop and the bank beside it, on a port of their own:
 * {@code DemoSite.start(DemoSettings.of(port, data, environment))}, where the environment holds
 * what {@code demo.env} says. They may open before the gateway answers, and close in any order.
 */
@NullMarked
package io.pasarela.demo;

import org.jspecify.annotations.NullMarked;
