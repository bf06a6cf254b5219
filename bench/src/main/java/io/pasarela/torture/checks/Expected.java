package io.pasarela.torture.checks;

import io.pasarela.torture.town.Tenant;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A postback that must come.
 *
 * @param reference as the SDK names it: {@code deposit 12} with the id of the bank transaction,
 *     {@code withdrawal abc} with the merchant's id
 * @param customId of a deposit, null when it has none and for a withdrawal
 * @param status of a withdrawal; null for a deposit
 */
record Expected(Tenant tenant, String reference, BigDecimal amount, String label,
        @Nullable String customId, @Nullable Integer status) {

    static final int PROCESSED = 1;
    static final int REJECTED = 5;
}
