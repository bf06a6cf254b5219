package io.pasarela.withdrawals;

/**
 * What is wrong with one field of an order.
 *
 * @param rule what the field must be, as the rest of a sentence that begins with its name
 */
public record FieldFault(String field, Kind kind, String rule) {

    /** Faults that merchants tell apart by code. */
    public enum Kind {
        INVALID, UNKNOWN_SYSTEM, CURRENCY, AMOUNT_LIMITS
    }

    static FieldFault invalid(String field, String rule) {
        return new FieldFault(field, Kind.INVALID, rule);
    }

    /** The whole sentence. */
    public String message() {
        return field + " " + rule;
    }
}
