/**
 * Facts: money that arrived at a bank account, whatever the way in. This package decides whether a
 * report is a new fact, one known already, or none; never what a fact pays. Whoever wants to know
 * of new facts implements {@link io.pasarela.bankfeed.Arrivals}.
 */
@ApplicationModule(allowedDependencies = {
    "audit", "ledger", "merchants", "money", "notifications", "paymentsystems", "platform",
    "platform::jobs", "wallets"
})
@NullMarked
package io.pasarela.bankfeed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
