package io.pasarela.bankfeed;

import io.pasarela.money.Money;
import java.time.Instant;

/**
 * Money that must have come between two texts and that none told of: the account held more before
 * the later one's amount than after the earlier one's.
 */
public record BalanceGap(long bankAccount, Money missing, Instant from, Instant until) {}
