package io.pasarela.office.facts;

import io.pasarela.bankfeed.BankFeed;
import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.bankfeed.Suspense;
import io.pasarela.office.MenuEntry;
import io.pasarela.office.Redirect;
import io.pasarela.office.Visit;
import io.pasarela.office.facts.FactsPage.Known;
import io.pasarela.office.facts.FactsPage.Question;
import io.pasarela.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private final Pages pages;
    private final BankFeed bankFeed;
    private final Suspense suspense;
    private final HeldAnswers answers;
    private final FactRows rows;
    private final Clock clock;

    FactsController(Pages pages, BankFeed bankFeed, Suspense suspense, HeldAnswers answers,
            FactRows rows, Clock clock) {
        this.pages = pages;
        this.bankFeed = bankFeed;
        this.suspense = suspense;
        this.answers = answers;
        this.rows = rows;
        this.clock = clock;
    }

    @GetMapping
    void list(Visit visit, HttpServletResponse response) throws IOException {
        Map<Long, String> accounts = rows.accounts(visit);
        List<BankTransaction> facts = bankFeed.listUnclaimed(visit.merchantId());
        pages.write(response, new FactsPage(
                visit.frame(MenuEntry.BANK_TRANSACTIONS, visit.say("facts.title")),
                self(visit) + "/past",
                facts.stream().filter(fact -> fact.standing().held())
                        .map(fact -> question(visit, fact, accounts)).toList(),
                suspense.sums(visit.merchantId()).stream().map(sum -> sum(visit, sum)).toList(),
                facts.stream().filter(fact -> !fact.standing().held())
                        .map(fact -> rows.row(visit, fact, accounts)).toList()));
    }

    private FactsPage.Sum sum(Visit visit, Suspense.Sum sum) {
        return new FactsPage.Sum(visit.money(sum.amount()), sum.facts(),
                visit.words().age(Duration.between(sum.oldest(), clock.instant())));
    }

    /** Money that operators sent back or ignored. */
    @GetMapping("/past")
    void listPast(Visit visit, HttpServletResponse response) throws IOException {
        Map<Long, String> accounts = rows.accounts(visit);
        pages.write(response, new PastFactsPage(
                visit.frame(MenuEntry.BANK_TRANSACTIONS, visit.say("facts.past")), self(visit),
                suspense.listPast(visit.merchantId()).stream()
                        .map(past -> new PastFactsPage.Row(
                                rows.row(visit, past.fact(), accounts),
                                visit.say("fact.state." + past.fact().standing().status()),
                                past.reason(), past.by(), visit.time(past.at())))
                        .toList()));
    }

    private Question question(Visit visit, BankTransaction held, Map<Long, String> accounts) {
        String self = self(visit) + "/" + held.id();
        List<Known> known = bankFeed.listLike(held).stream()
                .map(fact -> new Known(Long.toString(fact.id()), rows.row(visit, fact, accounts),
                        Objects.requireNonNullElse(fact.origin().madeBy(), ""),
                        visit.mayAct() ? self + "/same" : null))
                .toList();
        return new Question(rows.row(visit, held, accounts), known,
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
