package io.pasarela.office.claims;

import io.pasarela.deposits.Claim;
import io.pasarela.deposits.Confirmation;
import io.pasarela.deposits.Deposits;
import io.pasarela.deposits.Reopening;
import io.pasarela.money.Money;
import io.pasarela.office.Redirect;
import io.pasarela.office.StepUp;
import io.pasarela.office.Typed;
import io.pasarela.office.Visit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Takes an operator's word about a claim. A form sent twice finds the claim decided. */
@Controller
@RequestMapping("/office/m/{merchant}/possible-transactions/{id}")
class JudgingController {

    private static final int REASON_MAX = 500;
    private static final Pattern MONEY = Pattern.compile("(fact|wallet) ([0-9]{1,18})");

    private final Deposits deposits;

    JudgingController(Deposits deposits) {
        this.deposits = deposits;
    }

    @PostMapping("/confirm")
    @StepUp(unless = "money=fact")
    ResponseEntity<Void> confirm(Visit visit, @PathVariable long id,
            @RequestParam(defaultValue = "") String received,
            @RequestParam(defaultValue = "") String money) {
        Claim claim = deposits.find(visit.merchantId(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<Money> amount =
                Typed.amount(received, claim.payment().claimed().currency());
        Optional<Deposits.Money> meant = meant(money);
        if (amount.isEmpty()) return back(visit, id, "no.amount");
        if (meant.isEmpty()) return back(visit, id, "no.money");
        Confirmation outcome = deposits.confirm(new Deposits.Confirming(
                visit.merchantId(), id, amount.get(), meant.get(), visit.login()));
        return switch (outcome) {
            case Confirmation.Confirmed _ ->
                Redirect.to(ClaimsController.self(visit), "ok.confirmed");
            case Confirmation.NotWaiting _ -> back(visit, id, "no.claim-decided");
            case Confirmation.FactNotFree _ -> back(visit, id, "no.fact-not-free");
            case Confirmation.AmountDiffers _ -> back(visit, id, "no.amount-differs");
            case Confirmation.NumberKnown _ -> back(visit, id, "no.number-known");
            case Confirmation.WalletUnknown _ -> back(visit, id, "no.money");
            case Confirmation.CustomIdTaken _ -> back(visit, id, "no.custom-id-taken");
            case Confirmation.NotFound _ ->
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static Optional<Deposits.Money> meant(String money) {
        Matcher choice = MONEY.matcher(money);
        if (!choice.matches()) return Optional.empty();
        long id = Long.parseLong(choice.group(2));
        return Optional.of(choice.group(1).equals("fact")
                ? new Deposits.Money.Known(id) : new Deposits.Money.Vouched(id));
    }

    @PostMapping("/reject")
    ResponseEntity<Void> reject(Visit visit, @PathVariable long id,
            @RequestParam(defaultValue = "") String reason) {
        String said = Typed.text(reason);
        if (said.isEmpty() || said.length() > REASON_MAX) return back(visit, id, "no.reason");
        boolean rejected = deposits.reject(
                new Deposits.Rejecting(visit.merchantId(), id, visit.login(), said));
        return rejected
                ? Redirect.to(ClaimsController.self(visit), "ok.rejected")
                : back(visit, id, "no.claim-decided");
    }

    @PostMapping("/reopen")
    ResponseEntity<Void> reopen(Visit visit, @PathVariable long id) {
        Reopening outcome = deposits.reopen(
                new Deposits.Reopen(visit.merchantId(), id, visit.login()));
        return switch (outcome) {
            case Reopening.Reopened _ -> back(visit, id, "ok.reopened");
            case Reopening.NotEnded _, Reopening.AppealsUsed _, Reopening.PaidAlready _ ->
                back(visit, id, "no.claim-not-ended");
            case Reopening.NewerWaits _ -> back(visit, id, "no.newer-claim");
            case Reopening.NotFound _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static ResponseEntity<Void> back(Visit visit, long id, String said) {
        return Redirect.to(ClaimsController.self(visit) + "/" + id, said);
    }
}
