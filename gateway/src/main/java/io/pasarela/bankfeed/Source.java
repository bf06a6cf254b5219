package io.pasarela.bankfeed;

import io.pasarela.merchants.MerchantId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may report facts.
 *
 * @param wallets the wallets it may report about
 * @param allowedAddresses CIDR ranges it calls from; empty means anywhere
 */
public record Source(
        long id, MerchantId merchant, String name, Set<Long> wallets,
        List<String> allowedAddresses, Ceilings ceilings) {

    /**
     * How much a source is trusted with, so that a stolen token cannot make money without end.
     * Minor units of the fact's currency; null is no ceiling. Days are UTC.
     */
    public record Ceilings(@Nullable Long factMinor, @Nullable Long dayMinor) {

        /** Trusted without end. */
        public static final Ceilings NONE = new Ceilings(null, null);
    }
}
