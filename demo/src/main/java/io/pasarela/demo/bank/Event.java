package io.pasarela.demo.bank;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** What can happen in the bank, as it is written down. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "event")
sealed interface Event {

    /** Somebody sent a transfer. */
    record Sent(Transfer transfer) implements Event {}

    /** Its sender wants the gateway to hear of it from a time on. */
    record ReportWanted(String transfer, Instant from) implements Event {}

    /** The gateway has it. */
    record Acknowledged(String transfer, Instant at) implements Event {}

    /** The gateway will never take it. */
    record Refused(String transfer, String message, Instant at) implements Event {}
}
