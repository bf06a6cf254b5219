package io.pasarela.office.withdrawals;

import io.pasarela.office.Redirect;
import io.pasarela.office.StepUp;
import io.pasarela.office.Typed;
import io.pasarela.office.Visit;
import io.pasarela.withdrawals.Grip;
import io.pasarela.withdrawals.Handling;
import io.pasarela.withdrawals.NoMoneySent;
import io.pasarela.withdrawals.Withdrawals;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Takes an operator's acts on a withdrawal; the fence tells acts of an outdated page apart. */
@Controller
@RequestMapping("/office/m/{merchant}/withdrawals/{number:[0-9]{1,18}}")
class PayoutController {

    private final Withdrawals withdrawals;

    PayoutController(Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
    }

    @PostMapping("/take")
    ResponseEntity<Void> take(Visit visit, @PathVariable long number) {
        return answer(visit, number, "ok.taken",
                withdrawals.take(visit.merchantId(), number, visit.login()));
    }

    @PostMapping("/process")
    @StepUp
    ResponseEntity<Void> process(Visit visit, @PathVariable long number, @RequestParam int fence,
            @RequestParam(defaultValue = "0") long wallet,
            @RequestParam(defaultValue = "") String reference) {
        return answer(visit, number, "ok.processed", withdrawals.process(
                grip(visit, number, fence), wallet, Typed.text(reference)));
    }

    @PostMapping("/put-back")
    ResponseEntity<Void> putBack(Visit visit, @PathVariable long number, @RequestParam int fence,
            @RequestParam(defaultValue = "") String statement) {
        return answer(visit, number, "ok.put-back", withdrawals.putBack(
                grip(visit, number, fence), new NoMoneySent(Typed.text(statement))));
    }

    @PostMapping("/reject")
    ResponseEntity<Void> reject(Visit visit, @PathVariable long number, @RequestParam int fence,
            @RequestParam(defaultValue = "") String reason) {
        return answer(visit, number, "ok.withdrawal-rejected",
                withdrawals.reject(grip(visit, number, fence), Typed.text(reason)));
    }

    private static Grip grip(Visit visit, long number, int fence) {
        return new Grip(visit.merchantId(), number, fence, visit.login());
    }

    private static ResponseEntity<Void> answer(
            Visit visit, long number, String done, Handling outcome) {
        String said = switch (outcome) {
            case Handling.Done _ -> done;
            case Handling.Overtaken _ -> "no.overtaken";
            case Handling.Incomplete _ -> "no.incomplete";
            case Handling.UnfitWallet _ -> "no.wallet";
            case Handling.ReferenceUsed _ -> "no.reference-used";
            case Handling.NotFound _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
        return Redirect.to(WithdrawalsController.self(visit) + "/" + number, said);
    }
}
