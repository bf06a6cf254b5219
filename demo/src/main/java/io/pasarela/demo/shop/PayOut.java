package io.pasarela.demo.shop;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A user's order to take money out.
 *
 * @param id the shop's own id of it, the gateway's withdrawal_id
 * @param user whose money it is, the gateway's label
 * @param payout the payout code of the payment system
 * @param currency the currency
 * @param amount how much
 * @param account where to
 * @param name the account holder's name
 * @param at when
 */
record PayOut(
        String id, String user, String payout, String currency, BigDecimal amount,
        String account, String name, Instant at) {

    /** Where it stands. */
    enum State {
        /** Reserved; the gateway has not said yet whether it takes the order. */
        SENDING,
        /** The gateway has the order. */
        ORDERED,
        /** The gateway does not take the order; the money is the user's again. */
        REFUSED,
        /** Paid, says a postback. */
        PAID,
        /** Not paid and never will be, says a postback; the money is the user's again. */
        REJECTED;

        /** Whether the money waits to leave and cannot be spent. */
        boolean reserves() {
            return switch (this) {
                case SENDING, ORDERED -> true;
                case REFUSED, PAID, REJECTED -> false;
            };
        }
    }
}
