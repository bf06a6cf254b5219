package io.pasarela.demo.shop;

import io.pasarela.sdk.Refused;
import java.math.BigDecimal;

/** What may come of a user's wish to withdraw. */
sealed interface Reservation {

    /** The money is kept, and the gateway has the order or will be asked again. */
    record Reserved() implements Reservation {}

    /** The user has less. */
    record TooLittle(BigDecimal balance) implements Reservation {}

    /** This very form was sent before. */
    record Known() implements Reservation {}

    /** The gateway does not take the order; the money is the user's again. */
    record Declined(Refused no) implements Reservation {}
}
