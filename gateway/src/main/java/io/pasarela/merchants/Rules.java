package io.pasarela.merchants;

import io.pasarela.paymentsystems.AmountPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's switches.
 *
 * @param balanceCheck refuse withdrawals that the wallets' balances do not cover
 * @param amountPolicy null leaves it to each payment system
 * @param autoMatchShortNumbers let numbers under 15 digits match without an operator
 * @param signedLinksOnly the window opens only for links that carry a valid {@code sig}
 * @param claimExpiry how long an activate claim waits for its money
 */
public record Rules(
        boolean balanceCheck,
        @Nullable AmountPolicy amountPolicy,
        boolean autoMatchShortNumbers,
        boolean signedLinksOnly,
        Duration claimExpiry) {}
