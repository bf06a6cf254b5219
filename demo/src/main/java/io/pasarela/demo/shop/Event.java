package io.pasarela.demo.shop;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Instant;

/** What can happen in the shop, as it is written down. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "event")
sealed interface Event {

    /** A user wants to add money. */
    record TopUpOrdered(TopUp order) implements Event {}

    /** Money came in for an order. */
    record TopUpCredited(
            String order, String reference, String currency, BigDecimal amount, Instant at)
            implements Event {}

    /** A user wants money out, and it is kept for that. */
    record PayOutReserved(PayOut order) implements Event {}

    /** The gateway answered an order, or a postback ended it. */
    record PayOutMoved(String order, PayOut.State to, Instant at) implements Event {}

    /** A genuine postback did not fit; people have to look. */
    record SetAside(String reference, String why, Instant at) implements Event {}
}
