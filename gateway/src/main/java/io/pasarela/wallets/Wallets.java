package io.pasarela.wallets;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import io.pasarela.ledger.Book;
import io.pasarela.ledger.Entry;
import io.pasarela.ledger.Ledger;
import io.pasarela.merchants.MerchantId;
import io.pasarela.paymentsystems.PaymentSystem;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bank accounts and wallets: adding them, finding them, and choosing the one a payer is shown. */
@Component
public class Wallets {

    /** How long a label keeps seeing the same wallet. */
    static final Duration SAME_WALLET = Duration.ofHours(24);

    private final WalletStore store;
    private final Ledger ledger;
    private final Clock clock;

    Wallets(WalletStore store, Ledger ledger, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The wallet this label shall pay to: the one it saw within 24 hours while that is usable, else
     * the one that received least today. Empty when none is usable.
     */
    @Transactional
    public Optional<Wallet> show(MerchantId merchant, PaymentSystem system, String label) {
        Timestamp now = Timestamp.from(clock.instant());
        List<Long> usable = store.listUsable(merchant, system, today(system));
        if (usable.isEmpty()) return Optional.empty();

        Timestamp since = Timestamp.from(clock.instant().minus(SAME_WALLET));
        long chosen = store.findShown(merchant, system, label, since)
                .filter(usable::contains)
                .orElse(usable.getFirst());
        store.rememberShown(merchant, system, label, chosen, now);
        return store.find(merchant, chosen);
    }

    /** A payer in a payment system. */
    public record Viewer(String paymentSystem, String label) {}

    /** The bank accounts whose wallets these payers were shown last. */
    public Map<Viewer, Long> listShown(
            MerchantId merchant, Currency currency, Collection<Viewer> viewers) {
        return viewers.isEmpty() ? Map.of() : store.listShown(merchant, currency, viewers);
    }

    /** Whether a payer could be shown a wallet of that system now. */
    public boolean isUsable(MerchantId merchant, PaymentSystem system) {
        return !store.listUsable(merchant, system, today(system)).isEmpty();
    }

    /** The merchant's wallet with this number in that system, paused ones included. */
    public Optional<Wallet> find(MerchantId merchant, String paymentSystem, String accountNumber) {
        return store.findByNumber(merchant, paymentSystem, accountNumber);
    }

    /** The merchant's wallet with this id. */
    public Optional<Wallet> find(MerchantId merchant, long wallet) {
        return store.find(merchant, wallet);
    }

    /** All wallets of a merchant, by id. */
    public List<Wallet> list(MerchantId merchant) {
        return store.list(merchant);
    }

    /**
     * The bank accounts behind the merchant's wallets of that system, paused ones included: money
     * sent to a wallet that is no longer shown still counts.
     */
    public List<Long> bankAccounts(MerchantId merchant, String paymentSystem) {
        return store.listBankAccounts(merchant, paymentSystem);
    }

    /** The payment systems through which a bank account is or was shown to payers. */
    public List<String> paymentSystems(MerchantId merchant, long bankAccount) {
        return store.listPaymentSystems(merchant, bankAccount);
    }

    /** Adds a wallet with a bank account of its own; one that is there already stays as it is. */
    @Transactional
    public Wallet add(NewWallet wallet) {
        return find(wallet.merchant(), wallet.paymentSystem(), wallet.accountNumber())
                .orElseGet(() -> insert(wallet));
    }

    private Wallet insert(NewWallet wallet) {
        Timestamp now = Timestamp.from(clock.instant());
        long account = store.insertBankAccount(wallet, now);
        long id = store.insertWallet(wallet, account, now);
        ledger.open(wallet.merchant(), wallet.opening().currency(), account);
        if (wallet.opening().minor() > 0) {
            ledger.post(List.of(new Entry(wallet.merchant(), new Book.Bank(account),
                    new Book.Opening(), wallet.opening(), Entry.Cause.OPENING, id)));
        }
        return store.find(wallet.merchant(), id).orElseThrow();
    }

    /** Counts money that arrived, for the limits per day. Days are the bank's. */
    @Transactional(propagation = MANDATORY)
    public void countArrivals(List<Arrival> arrivals) {
        store.count(arrivals);
    }

    /** Keeps new facts out of a bank account until the caller's transaction ends. */
    @Transactional(propagation = MANDATORY)
    public void lock(long bankAccount) {
        store.lock(bankAccount);
    }

    /** Money that arrived in a bank account on a day of its bank's zone. */
    public record Arrival(long bankAccount, LocalDate day, long minor) {}

    private LocalDate today(PaymentSystem system) {
        return clock.instant().atZone(system.zone()).toLocalDate();
    }
}
