/**
 * What every other package stands on: the clock, the master key and what it seals, and the way to
 * refuse a start. Decides nothing about payments.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.pasarela.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
