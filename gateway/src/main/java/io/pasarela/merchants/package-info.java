/**
 * A merchant is a tenant: hosts, keys, redirect URLs, limits, time zone and settings. This package
 * decides which merchant a host means, whether a secret is his, and what his settings are; what the
 * settings lead to is decided by those who read them.
 */
@ApplicationModule(allowedDependencies = {"audit", "money", "paymentsystems", "platform"})
@NullMarked
package io.pasarela.merchants;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
