/**
 * Pure judgement: facts and claims in, verdicts with reasons out. This package decides what may be
 * paid by itself and what an operator must see; it reads and writes nothing.
 */
@ApplicationModule(allowedDependencies = {"money", "paymentsystems"})
@NullMarked
package io.pasarela.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
