package io.pasarela.bankfeed;

import io.pasarela.bankfeed.BankTransaction.Evidence;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.platform.Sha256;
import io.pasarela.wallets.Wallet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A report that was read and found in order.
 *
 * @param lone what tells money without a number from other money; null where there is a number
 */
record NewFact(
        Wallet wallet, PaymentSystem system, @Nullable String reference, Money amount,
        @Nullable String payer, @Nullable Instant occurredAt, Evidence evidence,
        @Nullable Lone lone) {

    NewFact {
        if ((reference == null) == (lone == null)) {
            throw new IllegalArgumentException("money has a number or a key of its own");
        }
    }

    /** Money with a number. */
    static NewFact numbered(Wallet wallet, PaymentSystem system, String reference, Money amount,
            @Nullable String payer, @Nullable Instant occurredAt, Evidence evidence) {
        return new NewFact(
                wallet, system, reference, amount, payer, occurredAt, evidence, null);
    }

    /**
     * Money without a number.
     *
     * @param day when it came, in the bank's zone
     * @param occurrence counts equal ones of one file or one source, from 1: twins are two
     */
    record Lone(LocalDate day, String text, int occurrence) {}

    /** Two reports with equal keys are about one transfer. */
    record Key(long bankAccount, @Nullable String reference, @Nullable String lone) {

        Key(long bankAccount, @Nullable String reference) {
            this(bankAccount, reference, null);
        }
    }

    Key key() {
        return new Key(wallet.bankAccount(), reference, loneKey());
    }

    @Nullable String loneKey() {
        return lone == null ? null : HexFormat.of().formatHex(Sha256.of(
                lone.day() + "\n" + amount.minor() + "\n" + lone.occurrence() + "\n"
                        + lone.text()));
    }

    Instant at(Instant receivedAt) {
        return occurredAt != null ? occurredAt : receivedAt;
    }
}
