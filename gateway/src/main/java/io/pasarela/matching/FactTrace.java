package io.pasarela.matching;

import io.pasarela.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money as an operator compares it with a claim.
 *
 * @param number null when the bank gave none
 * @param payer the payer's name as the bank gave it
 */
public record FactTrace(
        long id, @Nullable String number, Money amount, Instant at, long account,
        @Nullable String payer, Fact.State state) {}
