/**
 * What an amount of money is: a count of the smallest unit of its currency, exact, never negative.
 * This module decides how an amount is written and read, and nothing about what it is for.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = {})
@NullMarked
package io.pasarela.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
