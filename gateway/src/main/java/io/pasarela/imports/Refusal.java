package io.pasarela.imports;

import io.pasarela.statements.Statement.Fault;

/**
 * What a file says and cannot be stored.
 *
 * @param line in the file, from 1
 * @param value what stood there
 */
public record Refusal(int line, Reason reason, String value) {

    private static final int VALUE_MAX = 100;

    /** Why not: it cannot be read, or it contradicts what is known. */
    public enum Reason {
        FILE, HEADER, DATE, AMOUNT, BOTH_WAYS, CURRENCY, BALANCE, REFERENCE, TOO_MANY,
        /** The same reference is known with another amount. */
        CONFLICT
    }

    static Refusal of(Fault fault) {
        return new Refusal(fault.line(), Reason.valueOf(fault.why().name()),
                Text.line(fault.value(), VALUE_MAX));
    }
}
