/**
 * The operators in the back office, who work as its pages let them: they judge claims, say whose
 * held money is, work withdrawals off through a bank outside, add some by hand, and have postbacks
 * sent again. They know {@code town} and {@code history}, and of {@code trade} the bank that
 * reports what payers sent.
 */
@NullMarked
package io.pasarela.torture.office;

import org.jspecify.annotations.NullMarked;
