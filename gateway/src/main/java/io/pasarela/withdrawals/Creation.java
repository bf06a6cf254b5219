package io.pasarela.withdrawals;

import java.util.List;

/** What may come of ordering a withdrawal. Only {@code Created} stores anything new. */
public sealed interface Creation {

    record Created(Withdrawal withdrawal) implements Creation {}

    /** The same order came before; this is what became of it. */
    record Repeated(Withdrawal withdrawal) implements Creation {}

    record Malformed(String why) implements Creation {}

    /** Everything that is wrong with the fields. */
    record Invalid(List<FieldFault> faults) implements Creation {}

    record WrongSignature() implements Creation {}

    /** The id belongs to an order with other data. */
    record IdTaken(String withdrawalId) implements Creation {}

    record InsufficientBalance() implements Creation {}
}
