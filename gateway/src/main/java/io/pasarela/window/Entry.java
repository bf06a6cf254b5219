package io.pasarela.window;

import io.pasarela.paymentsystems.PaymentSystem;
import java.util.List;

/**
 * What a payer has filled in so far, and what is wrong with it.
 *
 * @param number as typed
 * @param amount as typed; empty where the link fixes it
 */
record Entry(
        PaymentSystem system, String number, String amount, ClaimKey key, List<Fault> faults) {

    /** Something to mend, in the payer's language, and where. */
    record Fault(Place place, String text) {

        enum Place { NUMBER, AMOUNT, SCREENSHOT, WHOLE }
    }

    Entry {
        faults = List.copyOf(faults);
    }

    Entry with(Fault fault) {
        return new Entry(system, number, amount, key, List.of(fault));
    }

    boolean wrong(Fault.Place place) {
        return faults.stream().anyMatch(fault -> fault.place() == place);
    }
}
