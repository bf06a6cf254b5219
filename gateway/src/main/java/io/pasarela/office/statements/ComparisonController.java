package io.pasarela.office.statements;

import io.pasarela.imports.Comparison;
import io.pasarela.imports.Comparisons;
import io.pasarela.imports.Comparisons.Gap;
import io.pasarela.office.MenuEntry;
import io.pasarela.office.Redirect;
import io.pasarela.office.Typed;
import io.pasarela.office.Visit;
import io.pasarela.office.statements.ComparisonPage.Day;
import io.pasarela.office.statements.ComparisonPage.Form;
import io.pasarela.office.statements.ComparisonPage.Link;
import io.pasarela.office.statements.ComparisonPage.Payout;
import io.pasarela.office.statements.ComparisonPage.Unseen;
import io.pasarela.office.statements.StatementsPage.Mark;
import io.pasarela.platform.web.Pages;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import io.pasarela.withdrawals.Withdrawal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Compares an account with what its bank says, and takes explanations. */
@Controller
@RequestMapping("/office/m/{merchant}/statements/accounts/{id:[0-9]{1,18}}")
class ComparisonController {

    private final Pages pages;
    private final Comparisons comparisons;
    private final Wallets wallets;
    private final StatementsController list;

    ComparisonController(
            Pages pages, Comparisons comparisons, Wallets wallets, StatementsController list) {
        this.pages = pages;
        this.comparisons = comparisons;
        this.wallets = wallets;
        this.list = list;
    }

    private static String self(Visit visit, long id) {
        return StatementsController.self(visit) + "/accounts/" + id;
    }

    private Wallet wallet(Visit visit, long id) {
        return wallets.find(visit.merchantId(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping
    void show(Visit visit, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        Wallet wallet = wallet(visit, id);
        Comparison comparison = comparisons.compare(wallet);
        long open = comparison.days().stream().filter(Comparison.Day::isOpen).count();
        pages.write(response, new ComparisonPage(
                visit.frame(MenuEntry.STATEMENTS, list.name(wallet)),
                comparison.days().isEmpty() ? visit.say("account.no-days")
                        : open == 0 ? visit.say("account.agrees")
                        : visit.say("account.open", visit.words().count(open)),
                open > 0,
                comparison.days().stream().map(day -> day(visit, wallet, day)).toList(),
                visit.say("account.matched", visit.words().count(comparison.matched())),
                comparison.payouts().stream().map(payout -> payout(visit, payout)).toList(),
                comparison.unseen().stream().map(paid -> unseen(visit, paid)).toList()));
    }

    private static Day day(Visit visit, Wallet wallet, Comparison.Day day) {
        var explanation = day.explanation();
        return new Day(day.day().toString(), money(visit, wallet, day.bank()),
                money(visit, wallet, day.books()), money(visit, wallet, day.difference()),
                money(visit, wallet, day.fresh()), mark(visit, day),
                explanation == null ? "" : explanation.note() + " (" + explanation.by() + ", "
                        + visit.time(explanation.at()) + ")",
                day.isOpen() && visit.mayAct() ? new Form(
                        self(visit, wallet.id()) + "/explain", day.day().toString(),
                        Long.toString(day.fresh())) : null);
    }

    private static Mark mark(Visit visit, Comparison.Day day) {
        if (day.isOpen()) return new Mark(visit.say("account.day.open"), "bg-red-lt");
        return day.fresh() == 0 ? new Mark(visit.say("account.day.agrees"), "bg-green-lt")
                : new Mark(visit.say("account.day.explained"), "bg-yellow-lt");
    }

    private static String money(Visit visit, Wallet wallet, long minor) {
        return visit.words().signed(minor, wallet.currency());
    }

    private static Payout payout(Visit visit, Comparison.Payout payout) {
        var line = payout.line();
        return new Payout(line.day().toString(), visit.money(line.amount()),
                Objects.requireNonNullElse(line.reference(), ""),
                Stream.of(line.payer(), line.detail()).filter(Objects::nonNull)
                        .collect(Collectors.joining(" · ")),
                payout.like().stream().map(paid -> link(visit, paid)).toList());
    }

    private static Unseen unseen(Visit visit, Withdrawal paid) {
        var progress = paid.progress();
        return new Unseen(link(visit, paid),
                visit.time(Objects.requireNonNull(progress.finish()).at()),
                visit.money(paid.order().amount()),
                Objects.requireNonNull(progress.payment()).reference());
    }

    private static Link link(Visit visit, Withdrawal paid) {
        return new Link(visit.say("withdrawal.title", Long.toString(paid.number())),
                visit.root() + MenuEntry.WITHDRAWALS.path() + "/" + paid.number());
    }

    @PostMapping("/explain")
    ResponseEntity<Void> explain(Visit visit, @PathVariable long id, @RequestParam LocalDate day,
            @RequestParam long fresh, @RequestParam(defaultValue = "") String note) {
        var outcome = comparisons.explain(
                wallet(visit, id), new Gap(day, fresh), Typed.text(note), visit.login());
        return Redirect.to(self(visit, id), switch (outcome) {
            case EXPLAINED -> "ok.explained";
            case NOTHING_SAID -> "no.explained";
            case OTHER_DIFFERENCE -> "no.other-difference";
        });
    }
}
