/**
 * The face for merchants' programs: reads their requests, calls one door each, and writes the
 * documented bodies to the byte. It decides nothing.
 */
@ApplicationModule(allowedDependencies = {
    "deposits", "edge", "ledger", "merchants", "money", "paymentsystems", "platform",
    "platform::web", "wallets", "withdrawals"
})
@NullMarked
package io.pasarela.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
