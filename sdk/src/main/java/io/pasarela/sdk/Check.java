package io.pasarela.sdk;

import java.math.BigDecimal;

/** What must hold of the values a program passes in; a breach is a mistake of that program. */
final class Check {

    private Check() {}

    static void given(String name, Object value) {
        if (value == null) throw new IllegalArgumentException(name + " is missing");
    }

    static void filled(String name, String value) {
        given(name, value);
        if (value.isEmpty()) throw new IllegalArgumentException(name + " is empty");
    }

    static void amount(BigDecimal amount) {
        given("amount", amount);
        if (amount.precision() > JsonReader.DIGITS_MAX
                || Math.abs(amount.scale()) > JsonReader.DIGITS_MAX) {
            throw new IllegalArgumentException("amount has too many digits");
        }
    }
}
