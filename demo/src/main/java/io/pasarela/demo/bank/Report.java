package io.pasarela.demo.bank;

/** What came of telling the gateway about a transfer. */
sealed interface Report {

    /** The gateway has it; nothing more to do. */
    record Acknowledged() implements Report {}

    /** The gateway will never take it. */
    record Refused(String message) implements Report {}

    /** No decision; to be told again. */
    record NoAnswer(String why) implements Report {}
}
