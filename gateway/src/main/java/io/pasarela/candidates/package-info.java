/**
 * What may belong together though it did not meet: for a claim the money it may be about, for money
 * the claims that may be about it. This package only reads, collects what is around and has it
 * ranked; what is paid is decided elsewhere.
 */
@ApplicationModule(allowedDependencies = {
    "bankfeed", "deposits", "matching", "merchants", "money", "paymentsystems", "wallets"
})
@NullMarked
package io.pasarela.candidates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
