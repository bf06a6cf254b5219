/**
 * Everything at once, to play with: starts the gateway with a merchant whose keys it made up, keeps
 * both alive, and tells any script in {@code demo.env} how to drive them. Knows the gateway from
 * outside only: its command line, its settings and HTTP.
 */
@NullMarked
package io.pasarela.demo;

import org.jspecify.annotations.NullMarked;
