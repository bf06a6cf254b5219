package io.pasarela.office.facts;

import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.office.MenuEntry;
import io.pasarela.office.Visit;
import io.pasarela.office.facts.FactsPage.Row;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says what bank transactions are, for lists and pages. */
@Component
class FactRows {

    private static final Duration LATE = Duration.ofDays(1);

    private final Wallets wallets;
    private final PaymentSystems systems;
    private final Clock clock;

    FactRows(Wallets wallets, PaymentSystems systems, Clock clock) {
        this.wallets = wallets;
        this.systems = systems;
        this.clock = clock;
    }

    /** The numbers payers know a bank account by. */
    Map<Long, String> accounts(Visit visit) {
        return named(wallets.list(visit.merchantId()));
    }

    Map<Long, String> accounts(Visit visit, Currency currency) {
        return named(wallets.list(visit.merchantId()).stream()
                .filter(wallet -> wallet.currency().equals(currency)).toList());
    }

    private static Map<Long, String> named(Collection<Wallet> wallets) {
        return wallets.stream().collect(Collectors.toMap(Wallet::bankAccount,
                Wallet::accountNumber,
                (one, other) -> one.equals(other) ? one : one + " / " + other, TreeMap::new));
    }

    Row row(Visit visit, BankTransaction fact, Map<Long, String> accounts) {
        Duration age = Duration.between(fact.origin().receivedAt(), clock.instant());
        String key = fact.origin().paymentSystem();
        return new Row(visit.root() + MenuEntry.BANK_TRANSACTIONS.path() + "/" + fact.id(),
                Long.toString(fact.id()), visit.words().age(age), age.compareTo(LATE) > 0,
                systems.find(key).map(PaymentSystem::title).orElse(key),
                accounts.getOrDefault(fact.bankAccount(), ""),
                Objects.requireNonNullElse(fact.reference(), "–"),
                Objects.requireNonNullElse(fact.origin().payer(), ""),
                visit.money(fact.amount()), visit.time(fact.at()),
                visit.say("evidence." + fact.standing().evidence()));
    }
}
