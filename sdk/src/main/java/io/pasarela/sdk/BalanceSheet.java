package io.pasarela.sdk;

import java.math.BigDecimal;
import java.util.List;

/** What may come of asking for the balances. */
public sealed interface BalanceSheet permits BalanceSheet.Balances, Refused, TryAgain {

    /**
     * The merchant's money.
     *
     * @param balances one a currency
     */
    record Balances(List<Balance> balances) implements BalanceSheet {

        /** Copies the list. */
        public Balances {
            balances = List.copyOf(balances);
        }
    }

    /**
     * The merchant's money in one currency.
     *
     * @param currencyCode such as {@code PYG}
     * @param wallets what lies in the wallets
     * @param openWithdrawals the sum of ordered and unfinished withdrawals
     * @param available what a new withdrawal may be at most
     * @param received the sum of all deposits
     * @param paidOut the sum of all paid withdrawals
     */
    record Balance(
            String currencyCode, BigDecimal wallets, BigDecimal openWithdrawals,
            BigDecimal available, BigDecimal received, BigDecimal paidOut) {}
}
