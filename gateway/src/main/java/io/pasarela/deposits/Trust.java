package io.pasarela.deposits;

import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.Ceiling;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/** How much announced money paid by itself today: what a batch found, and what it added since. */
final class Trust {

    /** A day of a merchant's zone, in one payment system. */
    record Day(MerchantId merchant, String system, LocalDate date) {}

    private final Map<TransferNumber, Day> days;
    private final Map<Day, Long> paid;

    /**
     * Of a batch.
     *
     * @param days of the numbers whose money is only announced
     * @param paid in minor units; a day without anything may lack
     */
    Trust(Map<TransferNumber, Day> days, Map<Day, Long> paid) {
        this.days = Map.copyOf(days);
        this.paid = new HashMap<>(paid);
    }

    /** Nothing where the number's money is sure: nobody asks then. */
    Money paidToday(TransferNumber number, Currency currency) {
        Day day = days.get(number);
        return new Money(day == null ? 0 : paid.getOrDefault(day, 0L), currency);
    }

    /** Counts money that pays by itself though it is only announced. */
    DepositStore.Announced pay(TransferNumber number, BankTransaction fact, Ceiling ceiling) {
        Day day = days.get(number);
        paid.merge(day, fact.amount().minor(), Math::addExact);
        return new DepositStore.Announced(day, fact.id(), fact.amount(), ceiling.day());
    }
}
