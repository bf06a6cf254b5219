package io.pasarela.notifications;

import io.pasarela.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a notification says, as far as it can be read without guessing. */
public sealed interface Reading {

    /**
     * Money came in.
     *
     * @param reference in the normal form of the payment system; null when the text has none
     * @param account as the text shows it, perhaps only its last digits
     * @param balance of the account afterwards; null when the text does not say
     * @param at when the bank says it came; null when it does not say
     * @param numbers every number of the text, to search by; none of them matches by itself
     * @param parser by which it was read, {@code name@version}
     */
    record Incoming(
            Money amount,
            @Nullable String reference,
            @Nullable String payer,
            @Nullable String detail,
            @Nullable String account,
            @Nullable Money balance,
            @Nullable Instant at,
            List<String> numbers,
            String parser) implements Reading {

        public Incoming {
            numbers = List.copyOf(numbers);
        }
    }

    /** Money went out, or nothing moved. */
    record NotIncoming(String parser) implements Reading {}

    /** No parser knows the wording, or the text may mean several things. */
    record Unread(Why why) implements Reading {}

    /** Why a text says nothing. */
    enum Why {
        UNKNOWN_WORDING, SEVERAL_PAYMENTS, SEVERAL_MEANINGS, AMOUNT, REFERENCE, DATE
    }
}
