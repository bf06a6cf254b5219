package io.pasarela.statements;

import io.pasarela.money.Money;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Takes in what a statement file says, in the order of the file. */
public interface Statement {

    /** Whether money came or went. */
    enum Way { IN, OUT }

    /**
     * One movement.
     *
     * @param number of the line or entry in the file, from 1
     * @param day in the zone of the bank
     * @param reference as the bank writes it; null when it gives none
     * @param balance of the account after it, in minor units; null when the file does not say
     */
    record Line(
            int number,
            LocalDate day,
            @Nullable LocalTime time,
            Way way,
            Money amount,
            @Nullable String reference,
            @Nullable String payer,
            @Nullable String detail,
            @Nullable Long balance) {}

    /** What the account held at the end of a day, in minor units; may be below zero. */
    record Balance(LocalDate day, long minor) {}

    /** What cannot be read, and where. */
    record Fault(int line, Why why, String value) {}

    /** Why something cannot be read; the value beside it is what stood there. */
    enum Why { FILE, HEADER, DATE, AMOUNT, BOTH_WAYS, CURRENCY, BALANCE, REFERENCE, TOO_MANY }

    void line(Line line);

    /** At the end of the day before the first line, or of the last one. */
    void balance(Balance balance);

    void fault(Fault fault);
}
