package io.pasarela.demo.bank;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One transfer that a visitor sent.
 *
 * @param id its place in addresses
 * @param visitor who sent it
 * @param system the payment system's type
 * @param wallet the account it went to
 * @param currency the currency
 * @param amount how much
 * @param payer the name the bank knows its sender by, or empty
 * @param number the transfer's number
 * @param at when it was sent
 * @param reportAt when the gateway is to hear of it; null when only on request
 */
record Transfer(
        String id, String visitor, String system, String wallet, String currency,
        BigDecimal amount, String payer, String number, Instant at, @Nullable Instant reportAt) {

    Transfer reportedFrom(Instant time) {
        return new Transfer(
                id, visitor, system, wallet, currency, amount, payer, number, at, time);
    }
}
