/**
 * What a bank's notification says: which money came to which account, from whom, under which
 * number; or that it speaks of something else; or that nobody taught us its wording. It reads by
 * the parsers of a payment system's definition, never guesses, and knows no database.
 */
@ApplicationModule(allowedDependencies = {"money", "paymentsystems"})
@NullMarked
package io.pasarela.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
