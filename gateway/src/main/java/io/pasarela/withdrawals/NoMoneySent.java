package io.pasarela.withdrawals;

/**
 * An operator's statement that no money was sent for a withdrawal in progress; the only way to make
 * it payable again. It is recorded under his name.
 *
 * @param how he knows
 */
public record NoMoneySent(String how) {}
