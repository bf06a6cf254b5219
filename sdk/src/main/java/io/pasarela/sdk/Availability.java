package io.pasarela.sdk;

import java.util.List;

/** What may come of asking which payment systems can be used now. */
public sealed interface Availability permits Availability.Available, Refused, TryAgain {

    /**
     * The systems that have a usable wallet.
     *
     * @param currencies the currencies they take
     * @param systems the systems, to be shown by their {@code order}
     */
    record Available(List<Currency> currencies, List<PaymentSystem> systems)
            implements Availability {

        /** Copies the lists. */
        public Available {
            currencies = List.copyOf(currencies);
            systems = List.copyOf(systems);
        }
    }

    /**
     * A currency payers can pay in.
     *
     * @param code such as {@code CRC}
     * @param symbol how to show it
     */
    record Currency(String code, String symbol) {}

    /**
     * A payment system payers can choose.
     *
     * @param type its name in calls and links, such as {@code sinpemovil}
     * @param currencyCode its currency
     * @param order its place in a list
     * @param logo the address of its picture
     * @param name its name for people
     * @param manual whether claims go through
     *     {@link Pasarela#possibleTransaction possibleTransaction} instead of activation
     * @param uploadingPaymentBill whether a screenshot is asked
     */
    record PaymentSystem(
            String type, String currencyCode, long order, String logo, String name,
            boolean manual, boolean uploadingPaymentBill) {}
}
