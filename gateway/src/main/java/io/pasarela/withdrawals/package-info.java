/**
 * A withdrawal is a merchant's order to pay one of his users. This package decides whether an order
 * is genuine, whether it is new, and whether its money is free; who works on it; and what ends it.
 * Each end moves the books and tells the merchant in one transaction. The payout itself is made by
 * people, outside.
 */
@ApplicationModule(allowedDependencies = {
    "audit", "ledger", "merchants", "money", "paymentsystems", "platform", "platform::jobs",
    "postbacks", "wallets"
})
@NullMarked
package io.pasarela.withdrawals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
