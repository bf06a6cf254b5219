/**
 * Double-entry bookkeeping of all money the gateway knows of, and the funds a merchant may pay out.
 * This package decides whether money is there; why it moves is its callers' affair.
 */
@ApplicationModule(allowedDependencies = {"merchants", "money", "platform"})
@NullMarked
package io.pasarela.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
