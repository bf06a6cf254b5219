/**
 * The catalogue of payment systems. Each is one definition file that says what a payer is shown,
 * what he is asked for and how it is checked, and what a payout needs. This module decides whether
 * a definition is sound and how a transaction number is normalised; no code anywhere knows a
 * system by name.
 */
@ApplicationModule(allowedDependencies = {"money", "platform"})
@NullMarked
package io.pasarela.paymentsystems;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
