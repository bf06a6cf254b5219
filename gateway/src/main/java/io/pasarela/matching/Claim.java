package io.pasarela.matching;

import io.pasarela.money.Money;
import io.pasarela.paymentsystems.AmountPolicy;
import io.pasarela.paymentsystems.Ceiling;
import io.pasarela.paymentsystems.Limits;

/**
 * A payer's word, as far as a judgement needs to know it.
 *
 * @param paidToday what announced money paid by itself this day for claims under the same ceiling
 */
public record Claim(Money amount, Terms terms, Money paidToday) {

    /**
     * What merchant and payment system say about claims like this.
     *
     * @param byItself whether an operator may be spared at all
     * @param difference what a different received amount leads to
     * @param limits of a deposit
     * @param ceiling of announced money
     */
    public record Terms(
            boolean byItself, Difference difference, Limits limits, Ceiling ceiling) {

        /** The terms of a claim that is left to operators until its money is confirmed. */
        public Terms onceConfirmed() {
            return new Terms(
                    byItself, difference, limits, Ceiling.nothing(limits.max().currency()));
        }
    }

    /** What is done when another amount was received than the payer named. */
    public enum Difference {
        REFUSE, CREDIT_RECEIVED, ASK_OPERATOR;

        /** The rule of a merchant's policy. */
        public static Difference of(AmountPolicy policy) {
            return switch (policy) {
                case REFUSE -> REFUSE;
                case CREDIT_RECEIVED -> CREDIT_RECEIVED;
                case OPERATOR -> ASK_OPERATOR;
            };
        }
    }
}
