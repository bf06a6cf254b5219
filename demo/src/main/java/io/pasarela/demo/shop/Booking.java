package io.pasarela.demo.shop;

/** What may come of a genuine postback. All of them are answered "ok": none gets better by time. */
sealed interface Booking {

    /** It moved money, now and never again. */
    record Booked() implements Booking {}

    /** It had been booked before. */
    record Repeated() implements Booking {}

    /** It fits to no order; nobody is credited, people have to look. */
    record Aside(String why) implements Booking {}
}
