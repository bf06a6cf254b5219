package io.pasarela.deposits;

import io.pasarela.merchants.MerchantId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A payer's word (the contract's "possible transaction").
 *
 * @param picture the id of the proof he sent
 */
public record Claim(
        long id, MerchantId merchant, Payment payment, ClaimStatus status, Set<Flag> flags,
        @Nullable Long picture, Decision decision) {

    /** Who ended the claim, when and why; all blank while it waits. */
    public record Decision(
            @Nullable Instant at, @Nullable String by, @Nullable String reason) {}

    public Claim {
        flags = Set.copyOf(flags);
    }

    boolean isOpen() {
        return status == ClaimStatus.WAITING;
    }

    /** Whether it may be settled without an operator, as far as its flags go. */
    boolean mayMatch() {
        return flags.stream().noneMatch(Flag::forbidsMatching);
    }
}
