/**
 * The back office: pages where operators judge claims, pay withdrawals and look after the rest. A
 * face: it lets in who may work here, translates forms into calls of doors and outcomes into pages,
 * and decides nothing about money. Each entry of its menu is a package below this one.
 */
@ApplicationModule(allowedDependencies = {"audit", "bankfeed", "candidates", "deposits", "factors",
    "imports", "ledger", "matching", "merchants", "money", "paymentsystems", "people", "pictures",
    "platform", "platform :: web", "postbacks", "statements", "wallets", "withdrawals"})
@NullMarked
package io.pasarela.office;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
