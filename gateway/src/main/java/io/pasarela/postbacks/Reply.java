package io.pasarela.postbacks;

import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
sealed interface Reply {

    /** The merchant has it. */
    record Accepted(Answer answer) implements Reply {}

    /** The merchant answered something else than the contract's ok. */
    record Refused(Answer answer, String fault) implements Reply {}

    /** He may have it or not. */
    record TimedOut(String fault) implements Reply {}

    /** No answer could be had. */
    record Unreachable(String fault) implements Reply {}

    /** An answer's status and the beginning of its text. */
    record Answer(int status, String text) {}

    default @Nullable Answer answerOrNull() {
        return switch (this) {
            case Accepted(var answer) -> answer;
            case Refused(var answer, _) -> answer;
            case TimedOut _, Unreachable _ -> null;
        };
    }

    default @Nullable String faultOrNull() {
        return switch (this) {
            case Accepted _ -> null;
            case Refused(_, var fault) -> fault;
            case TimedOut(var fault) -> fault;
            case Unreachable(var fault) -> fault;
        };
    }

    default Outcome outcome() {
        return switch (this) {
            case Accepted _ -> Outcome.ACCEPTED;
            case Refused _ -> Outcome.REFUSED;
            case TimedOut _ -> Outcome.TIMED_OUT;
            case Unreachable _ -> Outcome.UNREACHABLE;
        };
    }
}
