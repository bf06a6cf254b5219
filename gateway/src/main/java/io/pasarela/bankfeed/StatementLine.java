package io.pasarela.bankfeed;

import io.pasarela.money.Money;
import io.pasarela.wallets.Wallet;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money that a bank's statement says to have arrived.
 *
 * @param wallet any wallet of the bank account
 * @param reference as the bank writes it; null when it gives none
 * @param occurrence counts equal ones of its file, from 1; where there is no number, it tells twins
 */
public record StatementLine(
        Wallet wallet, @Nullable String reference, Money amount, @Nullable String payer,
        Told told, int occurrence) {

    /**
     * How the bank tells of it.
     *
     * @param day in its zone
     * @param at the time as well as it says; the day's beginning where it names the day alone
     * @param text all of its words
     */
    public record Told(LocalDate day, Instant at, String text) {}

    NewFact.Lone lone() {
        return new NewFact.Lone(told.day(), told.text(), occurrence);
    }
}
