/**
 * Bank accounts, the wallets payers are shown of them, and the choice which wallet a payer sees.
 * This package knows limits per day; what arrives is told to it by those who notice money.
 */
@ApplicationModule(
        allowedDependencies = {"ledger", "merchants", "money", "paymentsystems", "platform"})
@NullMarked
package io.pasarela.wallets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
