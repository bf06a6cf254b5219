/**
 * Who does business outside the office: payers who send claims or pay at the window, the bank that
 * reports their money, and merchants who order withdrawals. What they decide follows from a number
 * and the seed, so that a seed gives the same stories again. {@code Trade} is what they share. They
 * know {@code town}, {@code history} and {@code onlookers}.
 */
@NullMarked
package io.pasarela.torture.trade;

import org.jspecify.annotations.NullMarked;
