/** The menu entry "Withdrawals": ordering by hand, taking, paying and rejecting. */
@NullMarked
package io.pasarela.office.withdrawals;

import org.jspecify.annotations.NullMarked;
