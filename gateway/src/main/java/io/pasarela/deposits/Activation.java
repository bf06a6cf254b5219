package io.pasarela.deposits;

import java.time.Duration;

/** What may come of a payer's claim. */
public sealed interface Activation {

    /** The money is here and credited, now or by an earlier equal request. */
    record Activated(Deposit deposit) implements Activation {}

    /** The claim is kept; money or an operator will decide. */
    record Waiting(long claim) implements Activation {}

    /** Nothing was kept but, where guessing matters, the count of it. */
    record Refused(Refusal refusal, String message) implements Activation {}

    /** This label guessed too often, or has too many open claims. */
    record TooManyAttempts(Duration retryAfter) implements Activation {}

    /** The gateway has no room or no database; nothing was kept. */
    record Busy() implements Activation {}
}
