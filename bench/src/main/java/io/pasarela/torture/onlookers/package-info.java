/**
 * Merchants who look up, again and again, what was acknowledged to them: deposits, withdrawals and
 * balances. They decide at once whether something known was forgotten or something final was
 * undone. They know {@code town} and {@code history}.
 */
@NullMarked
package io.pasarela.torture.onlookers;

import org.jspecify.annotations.NullMarked;
