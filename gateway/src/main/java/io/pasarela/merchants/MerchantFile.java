package io.pasarela.merchants;

import io.pasarela.paymentsystems.Ceiling;
import io.pasarela.paymentsystems.Limits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A merchant as declared in a file or brought along from another gateway: keys and redirect ids are
 * set as given. Keys left out are generated at the first import and kept at later ones.
 */
public record MerchantFile(
        Merchant.Identity identity, String zone, Endpoints endpoints, Rules rules,
        Map<Merchant.LimitKey, Limits> limits, Map<String, Ceiling> ceilings, KeyRing keys) {

    /** The secrets of an existing integration; any may be missing. */
    public record KeyRing(
            @Nullable String apiSecret, @Nullable String accessKey, @Nullable String privateKey,
            @Nullable String windowKey, @Nullable String webhookSecret) {

        public KeyRing {
            if ((accessKey == null) != (privateKey == null)) {
                throw new IllegalArgumentException(
                        "access-key and private-key come together or not at all");
            }
        }

        @Override
        public String toString() {
            return "KeyRing[" + accessKey + "]";
        }
    }
}
