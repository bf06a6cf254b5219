package io.pasarela.withdrawals;

import java.time.Duration;

/** What merchants and operators may do in a history; a withdrawal is a number modulo all. */
sealed interface PayoutAct {

    /** A merchant's order; an id that is empty is left out. */
    record Order(String id, int amount, String label, String account, boolean test,
            boolean forged) implements PayoutAct {}

    record ByHand(String id, int amount) implements PayoutAct {}

    /** What an operator presses. */
    sealed interface Press extends PayoutAct {

        String operator();

        int which();
    }

    /** Opens the page of a withdrawal; what he sees there may grow old. */
    record See(String operator, int which) implements Press {}

    record Take(String operator, int which) implements Press {}

    record Process(String operator, int which, String reference) implements Press {}

    record Reject(String operator, int which, String reason) implements Press {}

    record PutBack(String operator, int which, String statement) implements Press {}

    record HandOver(String operator, int which, String to) implements Press {}

    record Pass(Duration time) implements PayoutAct {}

    record FinishTests() implements PayoutAct {}
}
