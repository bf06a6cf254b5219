package io.pasarela.window;

import io.pasarela.paymentsystems.PaymentSystem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a payer has filled in so far, and what is wrong with it.
 *
 * @param number as typed
 * @param amount as typed; empty where the link fixes it
 * @param found numbers in what he typed, of which he has to pick one
 */
record Entry(
        PaymentSystem system, String number, String amount, ClaimKey key, List<String> found,
        List<Fault> faults) {

    /** Something to mend, in the payer's language, and where. */
    record Fault(Place place, String text) {

        enum Place { NUMBER, AMOUNT, SCREENSHOT, WHOLE }
    }

    Entry {
        found = List.copyOf(found);
        faults = List.copyOf(faults);
    }

    Entry with(Fault fault) {
        return new Entry(system, number, amount, key, List.of(), List.of(fault));
    }

    /** What is wrong there; null when nothing is. */
    @Nullable String fault(Fault.Place place) {
        return faults.stream().filter(fault -> fault.place() == place).map(Fault::text)
                .findFirst().orElse(null);
    }
}
