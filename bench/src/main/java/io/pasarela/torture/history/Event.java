package io.pasarela.torture.history;

import io.pasarela.torture.town.Tenant;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a client asked and what it was told: all that the verdict is made from. */
public sealed interface Event {

    Tenant tenant();

    Outcome outcome();

    /**
     * A transfer was reported to the bank feed.
     *
     * @param id the id it was stored with, when acknowledged
     * @param result {@code stored}, {@code duplicate} or the code of the refusal; null if unknown
     */
    record Reported(Tenant tenant, String system, String reference, BigDecimal amount,
            Outcome outcome, @Nullable String result, @Nullable Long id) implements Event {}

    /**
     * A payer's claim was sent, through the API or the window.
     *
     * @param answer when acknowledged, whether the money was there
     * @param received what was credited, when the answer says so
     * @param code of the refusal
     */
    record Claimed(Tenant tenant, Operation operation, Payment payment, Outcome outcome,
            @Nullable Answer answer, @Nullable BigDecimal received, @Nullable String code)
            implements Event {}

    /** What a claim says. */
    record Payment(String system, String label, String customId, String key1,
            BigDecimal amount) {}

    /** What an acknowledged claim led to at once. */
    enum Answer { ACTIVATED, WAITING }

    /**
     * What the teller of a finished story knows must become of a payment, whatever happens, unless
     * an operator decides a claim of its number or id, or vouches for as much money on that account
     * (then the transfer is held until somebody says whether it is the same).
     */
    record Foretold(Tenant tenant, Payment payment, Fate fate) implements Event {

        @Override
        public Outcome outcome() {
            return Outcome.OK;
        }
    }

    /** Whether a payment is credited without an operator. */
    enum Fate { PAID, NOT_BY_ITSELF }

    /**
     * A withdrawal was ordered.
     *
     * @param repeated whether an earlier order of the same was found
     * @param code of the refusal; for an order by hand, what came of each press of the button
     */
    record Ordered(Tenant tenant, String withdrawalId, String system, BigDecimal amount,
            Kind kind, Outcome outcome, boolean repeated, @Nullable String code)
            implements Event {}

    /**
     * The answer to an order without an id was lost: it may be there, under a name nobody was told.
     * Each lost answer is told; a repeat may have found the same order and learned its name.
     */
    record Nameless(Tenant tenant, String system, BigDecimal amount, Kind kind)
            implements Event {

        @Override
        public Outcome outcome() {
            return Outcome.UNKNOWN;
        }
    }

    /** Whether a withdrawal moves money, and whether its merchant is told. */
    enum Kind {
        REAL,
        TEST,
        /** An operator added it: it moves money as any, but no postback tells of it. */
        HAND
    }

    /** When something was asked and answered, by {@link System#nanoTime}. */
    record When(long begunAt, long endedAt) {

        public static When since(long begunAt) {
            return new When(begunAt, System.nanoTime());
        }

        /** Whether it was all over when that began. */
        public boolean isBefore(When later) {
            return endedAt < later.begunAt;
        }
    }

    /**
     * An operator worked on a withdrawal.
     *
     * @param withdrawalId the merchant's id of it
     * @param reference the bank's, for {@link Work#PAY}
     */
    record Worked(Tenant tenant, String operator, String withdrawalId, Work work,
            @Nullable String reference, When when, Outcome outcome) implements Event {}

    /** What operators do with withdrawals; the office has no form for handing one over. */
    enum Work { TAKE, PAY, REJECT, PUT_BACK }

    /**
     * An operator saw how a withdrawal stands.
     *
     * @param reference the bank's, when it is processed
     */
    record Looked(Tenant tenant, String withdrawalId, Stand stand, @Nullable String reference,
            When when) implements Event {

        @Override
        public Outcome outcome() {
            return Outcome.OK;
        }
    }

    /** How a withdrawal stands. */
    enum Stand {
        NEW, IN_PROGRESS, PROCESSED, REJECTED;

        public boolean isEnd() {
            return this == PROCESSED || this == REJECTED;
        }
    }

    /**
     * An operator decided a claim.
     *
     * @param payment of the claim, as the page showed it
     * @param amount what he says was received, null when he rejects
     * @param fact the money he joined it with, if he chose some
     */
    record Judged(Tenant tenant, String operator, long claim, Payment payment,
            @Nullable BigDecimal amount, @Nullable Long fact, Outcome outcome)
            implements Event {}

    /**
     * An operator answered whether held money is the same as money known before.
     *
     * @param fact the one that was held
     */
    record Answered(Tenant tenant, String operator, long fact, boolean same, Outcome outcome)
            implements Event {}

    /**
     * An operator had postbacks sent again.
     *
     * @param postback 0 for all that failed
     */
    record Resent(Tenant tenant, String operator, long postback, Outcome outcome)
            implements Event {}

    /**
     * A postback came to a merchant.
     *
     * @param reference what it is about, as the SDK names it: {@code deposit 12} with the id of the
     *     bank transaction, {@code withdrawal abc} with the merchant's id
     * @param webhookId the same for all attempts
     * @param fault why it is not genuine, null when it is
     * @param outcome OK when the merchant booked it and said so, REFUSED when he said no, UNKNOWN
     *     when he booked it and the gateway cannot know, or gave up before he said anything
     */
    record Received(Tenant tenant, String reference, String body, String webhookId,
            @Nullable String fault, Outcome outcome) implements Event {}
}
