/**
 * The payment systems as shop and bank know them: what a merchant and a bank would know without
 * asking the gateway. They are data, in {@code systems.json}.
 */
@NullMarked
package io.pasarela.demo.systems;

import org.jspecify.annotations.NullMarked;
