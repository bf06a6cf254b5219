package io.pasarela.matching;

import io.pasarela.money.Money;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A claim as an operator compares it with money.
 *
 * @param when when it was made, and when it ended, if it did
 * @param accounts where its payment system lets money arrive
 * @param payer who claims
 */
public record ClaimTrace(
        long id, String number, Money amount, When when, Accounts accounts, Payer payer) {

    /** The times of a claim. */
    public record When(Instant claimedAt, @Nullable Instant endedAt, Ending ending) {}

    /** How a claim ended. */
    public enum Ending { OPEN, RAN_OUT, REJECTED }

    /** The bank accounts of its system; {@code shown} is the one the payer saw, if known. */
    public record Accounts(Set<Long> all, @Nullable Long shown) {

        public Accounts {
            all = Set.copyOf(all);
        }
    }

    /** The merchant's id of the payer, and the names that paid for him before. */
    public record Payer(String label, Set<String> earlierNames) {

        public Payer {
            earlierNames = Set.copyOf(earlierNames);
        }
    }
}
