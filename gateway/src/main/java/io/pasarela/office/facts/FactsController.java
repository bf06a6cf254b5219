package io.pasarela.office.facts;

import io.pasarela.bankfeed.BankFeed;
import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.office.MenuEntry;
import io.pasarela.office.Redirect;
import io.pasarela.office.Visit;
import io.pasarela.office.facts.FactsPage.Known;
import io.pasarela.office.facts.FactsPage.Question;
import io.pasarela.office.facts.FactsPage.Row;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.platform.web.Pages;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows unclaimed money, and takes the answers about money that is held. */
@Controller
@RequestMapping("/office/m/{merchant}/bank-transactions")
class FactsController {

    private static final Duration LATE = Duration.ofDays(1);

    private final Pages pages;
    private final BankFeed bankFeed;
    private final HeldAnswers answers;
    private final Wallets wallets;
    private final PaymentSystems systems;
    private final Clock clock;

    FactsController(Pages pages, BankFeed bankFeed, HeldAnswers answers, Wallets wallets,
            PaymentSystems systems, Clock clock) {
        this.pages = pages;
        this.bankFeed = bankFeed;
        this.answers = answers;
        this.wallets = wallets;
        this.systems = systems;
        this.clock = clock;
    }

    @GetMapping
    void list(Visit visit, HttpServletResponse response) throws IOException {
        Map<Long, String> accounts = wallets.list(visit.merchantId()).stream()
                .collect(Collectors.toMap(Wallet::bankAccount, Wallet::accountNumber,
                        (one, other) -> one.equals(other) ? one : one + " / " + other));
        List<BankTransaction> facts = bankFeed.listUnclaimed(visit.merchantId());
        pages.write(response, new FactsPage(
                visit.frame(MenuEntry.BANK_TRANSACTIONS, visit.say("facts.title")),
                facts.stream().filter(fact -> fact.standing().held())
                        .map(fact -> question(visit, fact, accounts)).toList(),
                facts.stream().filter(fact -> !fact.standing().held())
                        .map(fact -> row(visit, fact, accounts)).toList()));
    }

    private Row row(Visit visit, BankTransaction fact, Map<Long, String> accounts) {
        Duration age = Duration.between(fact.origin().receivedAt(), clock.instant());
        String key = fact.origin().paymentSystem();
        return new Row(Long.toString(fact.id()), visit.words().age(age), age.compareTo(LATE) > 0,
                systems.find(key).map(PaymentSystem::title).orElse(key),
                accounts.getOrDefault(fact.bankAccount(), ""),
                Objects.requireNonNullElse(fact.reference(), "–"),
                Objects.requireNonNullElse(fact.origin().payer(), ""),
                visit.money(fact.amount()), visit.time(fact.at()),
                visit.say("evidence." + fact.standing().evidence()));
    }

    private Question question(Visit visit, BankTransaction held, Map<Long, String> accounts) {
        String self = self(visit) + "/" + held.id();
        List<Known> known = bankFeed.listLike(held).stream()
                .map(fact -> new Known(Long.toString(fact.id()), row(visit, fact, accounts),
                        Objects.requireNonNullElse(fact.origin().madeBy(), ""),
                        visit.mayAct() ? self + "/same" : null))
                .toList();
        return new Question(row(visit, held, accounts), known,
                visit.mayAct() ? self + "/other" : null);
    }

    private static String self(Visit visit) {
        return visit.root() + MenuEntry.BANK_TRANSACTIONS.path();
    }

    @PostMapping("/{id}/same")
    ResponseEntity<Void> same(
            Visit visit, @PathVariable long id, @RequestParam(defaultValue = "0") long known) {
        return answer(visit, answers.same(visit, id, known));
    }

    @PostMapping("/{id}/other")
    ResponseEntity<Void> other(Visit visit, @PathVariable long id) {
        return answer(visit, answers.other(visit, id));
    }

    private static ResponseEntity<Void> answer(Visit visit, BankFeed.HeldDecision outcome) {
        return Redirect.to(self(visit), switch (outcome) {
            case DECIDED -> "ok.held-decided";
            case NOT_HELD -> "no.not-held";
            case NOT_PROVISIONAL -> "no.not-provisional";
        });
    }
}
