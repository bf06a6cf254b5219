/**
 * What is tortured, and who tortures it: one PostgreSQL on a small disk, two gateways with wires
 * and clocks of their own, and the nemesis with her arsenal. It decides which fault strikes when,
 * heals everything afterwards, and counts what each fault met. It knows {@code town} and {@code
 * history}.
 */
@NullMarked
package io.pasarela.torture.site;

import org.jspecify.annotations.NullMarked;
