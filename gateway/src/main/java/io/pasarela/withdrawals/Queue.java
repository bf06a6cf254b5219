package io.pasarela.withdrawals;

import java.time.Instant;

/** How many real withdrawals of a merchant are in an open state, and since when the oldest is. */
public record Queue(WithdrawalState state, int count, Instant oldest) {}
