package io.pasarela.sdk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What may come of asking where a payer should pay to. */
public sealed interface WalletOffer permits WalletOffer.Offered, Refused, TryAgain {

    /**
     * Show these details to the payer.
     *
     * @param params the wallet's details by their names, in the order in which to show them
     * @param checksAmount whether the announced amount must equal the received one; null when
     *     operators judge
     */
    record Offered(Map<String, String> params, Boolean checksAmount) implements WalletOffer {

        /** Copies the details in their order. */
        public Offered {
            params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        }
    }
}
