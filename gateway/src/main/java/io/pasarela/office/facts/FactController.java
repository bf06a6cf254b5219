package io.pasarela.office.facts;

import io.pasarela.bankfeed.BankFeed;
import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.bankfeed.BankTransaction.Status;
import io.pasarela.bankfeed.Ending;
import io.pasarela.bankfeed.Suspense;
import io.pasarela.bankfeed.Suspense.Whereabouts;
import io.pasarela.candidates.Candidates;
import io.pasarela.candidates.Candidates.Candidate;
import io.pasarela.deposits.Claim;
import io.pasarela.office.MenuEntry;
import io.pasarela.office.Redirect;
import io.pasarela.office.SignText;
import io.pasarela.office.StepUp;
import io.pasarela.office.Typed;
import io.pasarela.office.Visit;
import io.pasarela.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Shows one bank transaction with the claims it may pay, and takes what else becomes of it. */
@Controller
@RequestMapping("/office/m/{merchant}/bank-transactions/{id:[0-9]{1,18}}")
class FactController {

    private static final int TEXT_MAX = 500;
    private static final int REFERENCE_MAX = 190;

    private final Pages pages;
    private final BankFeed bankFeed;
    private final Suspense suspense;
    private final Candidates candidates;
    private final FactRows rows;

    FactController(Pages pages, BankFeed bankFeed, Suspense suspense, Candidates candidates,
            FactRows rows) {
        this.pages = pages;
        this.bankFeed = bankFeed;
        this.suspense = suspense;
        this.candidates = candidates;
        this.rows = rows;
    }

    @GetMapping
    void show(Visit visit, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        BankTransaction fact = bankFeed.find(visit.merchantId(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean unclaimed = fact.standing().status() == Status.UNCLAIMED;
        pages.write(response, new FactPage(
                visit.frame(MenuEntry.BANK_TRANSACTIONS,
                        visit.say("fact.title", Long.toString(id))),
                rows.row(visit, fact, rows.accounts(visit)),
                visit.say("fact.state." + fact.standing().status()), unclaimed,
                ending(visit, fact),
                unclaimed ? candidates.claims(fact).stream()
                        .map(candidate -> likely(visit, candidate)).toList() : List.of(),
                fact.isFree() && visit.mayAct() ? actions(visit, fact) : null));
    }

    private FactPage.@Nullable Ending ending(Visit visit, BankTransaction fact) {
        return suspense.findPast(visit.merchantId(), fact.id())
                .map(past -> new FactPage.Ending(
                        visit.time(past.at()), past.by(), past.reason()))
                .orElse(null);
    }

    private static FactPage.Likely likely(Visit visit, Candidate<Claim> candidate) {
        Claim claim = candidate.subject();
        var payment = claim.payment();
        return new FactPage.Likely(
                visit.root() + MenuEntry.CLAIMS.path() + "/" + claim.id(),
                Long.toString(claim.id()), visit.say("claim.state." + claim.status()),
                payment.label(), payment.key1(), visit.money(payment.claimed()),
                visit.time(payment.claimedAt()),
                candidate.signs().stream().map(sign -> SignText.of(visit, sign)).toList());
    }

    private FactPage.Actions actions(Visit visit, BankTransaction fact) {
        String self = self(visit) + "/" + fact.id();
        List<FactPage.Account> accounts = rows.accounts(visit, fact.amount().currency())
                .entrySet().stream()
                .map(account -> new FactPage.Account(
                        Long.toString(account.getKey()), account.getValue()))
                .toList();
        return new FactPage.Actions(
                self + "/return", self + "/ignore", accounts, fact.isAnnounced());
    }

    private static String self(Visit visit) {
        return visit.root() + MenuEntry.BANK_TRANSACTIONS.path();
    }

    @PostMapping("/return")
    @StepUp
    ResponseEntity<Void> giveBack(Visit visit, @PathVariable long id,
            @RequestParam(defaultValue = "0") long account,
            @RequestParam(defaultValue = "") String reference) {
        String said = Typed.text(reference);
        if (said.isEmpty() || said.length() > REFERENCE_MAX) {
            return answer(visit, id, "no.incomplete");
        }
        return answer(visit, id, outcome("ok.returned", suspense.giveBack(
                new Suspense.Returning(visit.merchantId(), id, account, said, visit.login()))));
    }

    @PostMapping("/ignore")
    @StepUp
    ResponseEntity<Void> ignore(Visit visit, @PathVariable long id,
            @RequestParam(defaultValue = "") String money,
            @RequestParam(defaultValue = "") String reason) {
        String said = Typed.text(reason);
        if (said.isEmpty() || said.length() > TEXT_MAX) return answer(visit, id, "no.reason");
        Whereabouts where = Objects.equals(money, "never-came")
                ? Whereabouts.NEVER_CAME : Whereabouts.NOT_A_PAYERS;
        return answer(visit, id, outcome("ok.ignored", suspense.ignore(
                new Suspense.Ignoring(visit.merchantId(), id, where, said, visit.login()))));
    }

    private static String outcome(String done, Ending ending) {
        return switch (ending) {
            case Ending.Ended _ -> done;
            case Ending.NotUnclaimed _ -> "no.not-unclaimed";
            case Ending.AccountUnknown _ -> "no.wallet";
            case Ending.ReferenceUnreadable _ -> "no.incomplete";
            case Ending.ReferenceUsed _ -> "no.reference-used";
            case Ending.MoneyCame _ -> "no.money-came";
            case Ending.NotFound _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static ResponseEntity<Void> answer(Visit visit, long id, String said) {
        return Redirect.to(self(visit) + "/" + id, said);
    }
}
