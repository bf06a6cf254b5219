package io.pasarela.matching;

/** What a judgement found. */
public sealed interface Verdict {

    /** The fact pays this claim; what was received is credited. */
    record Pays(long fact) implements Verdict {}

    /** No money with this number is here yet. */
    record Waits() implements Verdict {}

    /** Somebody must look. */
    record NeedsOperator(Reason reason) implements Verdict {}

    /** The money of this number paid somebody before. */
    record AlreadyUsed(long fact) implements Verdict {}

    /** The money is here, but not that much, and the policy is to refuse. */
    record Mismatch(long fact) implements Verdict {}

    /** The named amount is outside the limits, and no money is here. */
    record BeyondLimits() implements Verdict {}
}
