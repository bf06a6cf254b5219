package io.pasarela.sdk;

import java.util.List;
import java.util.Map;

/**
 * The gateway said no, and stored nothing. Repeating the same call gets the same answer until
 * something changes.
 *
 * @param code the stable error code, such as {@code deposit.key1_format}; empty when a server in
 *     between answered instead of the gateway
 * @param message what was wrong, for people
 * @param fields the faults by field name, empty unless the gateway listed fields
 * @param status the HTTP status, 200 for a documented refusal
 */
public record Refused(String code, String message, Map<String, List<String>> fields, int status)
        implements WalletOffer, Activation, Submission, Availability, Saving, DepositLookup,
                WithdrawalCreation, WithdrawalLookup, BalanceSheet {

    /** Copies the fields, so that the refusal never changes. */
    public Refused {
        fields = Map.copyOf(fields);
    }
}
