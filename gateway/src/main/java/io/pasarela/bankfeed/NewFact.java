package io.pasarela.bankfeed;

import io.pasarela.bankfeed.BankTransaction.Evidence;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.wallets.Wallet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A report that was read and found in order. */
record NewFact(
        Wallet wallet, PaymentSystem system, String reference, Money amount,
        @Nullable String payer, @Nullable Instant occurredAt, Evidence evidence) {

    /** Two reports with equal keys are about one transfer. */
    record Key(long bankAccount, String reference) {}

    Key key() {
        return new Key(wallet.bankAccount(), reference);
    }

    Instant at(Instant receivedAt) {
        return occurredAt != null ? occurredAt : receivedAt;
    }
}
