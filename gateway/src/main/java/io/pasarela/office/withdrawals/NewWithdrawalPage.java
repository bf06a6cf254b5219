package io.pasarela.office.withdrawals;

import io.pasarela.office.Frame;
import io.pasarela.office.Frame.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a withdrawal by hand.
 *
 * @param form null until a payment system is chosen
 */
record NewWithdrawalPage(Frame frame, List<Link> systems, @Nullable Form form) {

    /**
     * The standard fields.
     *
     * @param id makes one form one withdrawal, however often it is sent
     */
    record Form(
            String url, String system, String id, String limits, List<String> faults,
            List<Field> fields) {

        Form {
            faults = List.copyOf(faults);
            fields = List.copyOf(fields);
        }
    }

    record Field(
            String name, String label, String value, String hint, boolean required,
            boolean fixed) {}

    NewWithdrawalPage {
        systems = List.copyOf(systems);
    }
}
