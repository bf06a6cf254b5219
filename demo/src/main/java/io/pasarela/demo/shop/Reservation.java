package io.pasarela.demo.shop;

import java.math.BigDecimal;

/** What may come of keeping money for a withdrawal. */
sealed interface Reservation {

    /** It is kept. */
    record Reserved() implements Reservation {}

    /** The user has less. */
    record TooLittle(BigDecimal balance) implements Reservation {}

    /** This very form was sent before. */
    record Known() implements Reservation {}
}
