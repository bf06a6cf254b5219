package io.pasarela.demo.shop;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's order to add money.
 *
 * @param id the shop's own id of the payment, the gateway's custom_transaction_id
 * @param user who gets it, the gateway's label
 * @param system the payment system, or null if the user chooses in the window
 * @param currency the currency, or null if the user chooses in the window
 * @param amount how much was asked for, or null if the user says so in the window
 * @param at when
 */
record TopUp(
        String id, String user, @Nullable String system, @Nullable String currency,
        @Nullable BigDecimal amount, Instant at) {}
