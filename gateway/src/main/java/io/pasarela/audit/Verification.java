package io.pasarela.audit;

/** What came of reading a whole chain again. */
public sealed interface Verification {

    /** Every entry is as it was recorded, and none is missing. */
    record Intact(long entries) implements Verification {}

    /** The first entry that is not as it was recorded, or is missing. */
    record Broken(long number) implements Verification {}
}
