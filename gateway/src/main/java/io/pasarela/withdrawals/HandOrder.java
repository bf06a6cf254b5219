package io.pasarela.withdrawals;

import io.pasarela.paymentsystems.OfficeField;
import java.util.Map;

/**
 * A withdrawal as an operator entered it into the standard form; what is blank is missing.
 *
 * @param withdrawalId made with the form, so that one form sent twice is one withdrawal
 * @param paymentSystem the payout code
 */
public record HandOrder(
        String operator, String withdrawalId, String paymentSystem,
        Map<OfficeField, String> fields) {

    public HandOrder {
        fields = Map.copyOf(fields);
    }
}
