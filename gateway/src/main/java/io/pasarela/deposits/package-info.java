/**
 * Claims and deposits. A claim is a payer's word; a deposit is a fact that paid a claim, made once
 * and never changed. This package alone turns a fact into a deposit, by itself or on an operator's
 * word, and records what follows: the entries and the postback. How money is noticed it does not
 * know; {@code matching} tells it what may be paid by itself.
 */
@ApplicationModule(allowedDependencies = {
    "audit", "bankfeed", "ledger", "matching", "merchants", "money", "paymentsystems", "pictures",
    "platform", "platform::jobs", "postbacks", "wallets"
})
@NullMarked
package io.pasarela.deposits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
