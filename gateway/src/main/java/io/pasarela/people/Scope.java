package io.pasarela.people;

import io.pasarela.merchants.MerchantId;
import java.util.Set;

/** For whom somebody works. Nobody works for all because a list happens to be empty. */
public sealed interface Scope {

    /** Every merchant, also those yet to come. */
    record All() implements Scope {}

    /** These, at least one. */
    record Only(Set<MerchantId> merchants) implements Scope {

        public Only {
            merchants = Set.copyOf(merchants);
            if (merchants.isEmpty()) throw new IllegalArgumentException("works for no merchant");
        }
    }

    /** As lists of merchants in files mean it: an empty one means all. */
    static Scope of(Set<MerchantId> merchants) {
        return merchants.isEmpty() ? new All() : new Only(merchants);
    }

    default boolean covers(MerchantId merchant) {
        return switch (this) {
            case All _ -> true;
            case Only(var merchants) -> merchants.contains(merchant);
        };
    }
}
