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

    /** So often may a payer have a claim that ended looked at again. */
    public static final int APPEALS_MAX = 2;

    /** Who ended the claim, when and why, all blank while it waits; and what was before that. */
    public record Decision(
            @Nullable Instant at, @Nullable String by, @Nullable String reason, Earlier earlier) {

        Decision(@Nullable Instant at, @Nullable String by, @Nullable String reason) {
            this(at, by, reason, Earlier.NOTHING);
        }
    }

    /**
     * How a claim that had ended came to wait again.
     *
     * @param appeals how often its payer sent better proof
     * @param reopenedAt the last time; null if it never ended before
     * @param reopenedBy the operator; null when it was the payer
     * @param reason why it had been rejected; null when it had expired
     */
    public record Earlier(
            int appeals, @Nullable Instant reopenedAt, @Nullable String reopenedBy,
            @Nullable String reason) {

        static final Earlier NOTHING = new Earlier(0, null, null, null);
    }

    public Claim {
        flags = Set.copyOf(flags);
    }

    /** Whether its payer may send better proof; another payment of his may still forbid it. */
    public boolean mayAppeal() {
        return hasEnded() && decision.earlier().appeals() < APPEALS_MAX;
    }

    /** Whether it ended without money. */
    public boolean hasEnded() {
        return status.canBecome(ClaimStatus.WAITING);
    }

    boolean isOpen() {
        return status == ClaimStatus.WAITING;
    }

    /** Whether an operator was asked because its money is only announced: no other day pays it. */
    boolean needsConfirmedMoney() {
        return flags.contains(Flag.ABOVE_CEILING);
    }

    /** Whether it may be settled without an operator, as far as its flags go. */
    boolean mayMatch() {
        return flags.stream().noneMatch(Flag::forbidsMatching);
    }
}
