package io.pasarela.office;

import io.pasarela.factors.SecondFactors;
import io.pasarela.people.Operator;
import io.pasarela.people.People;
import io.pasarela.people.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets in who has a passkey, without a password: it is two factors by itself. */
@Controller
@Needs(Role.MERCHANT_USER)
@RequestMapping("/office/sign-in")
class PasskeySignInController {

    private final People people;
    private final SecondFactors factors;
    private final SessionOperators sessions;

    PasskeySignInController(People people, SecondFactors factors, SessionOperators sessions) {
        this.people = people;
        this.factors = factors;
        this.sessions = sessions;
    }

    /** What the script asks any passkey of this office. */
    @PostMapping("/question")
    ResponseEntity<String> question(HttpServletRequest request) {
        return ProveController.question(request, factors.askForPasskey(null));
    }

    @PostMapping("/answer")
    void answer(Guest guest, @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request, HttpServletResponse response) {
        Optional<Operator> operator = SessionOperators.asked(request)
                .flatMap(challenge -> factors.answer(challenge, credential))
                .flatMap(people::findEnabled);
        if (operator.isEmpty()) {
            Redirect.send(response, guest.base() + "/sign-in?said=no.passkey");
            return;
        }
        factors.recordPasskey(operator.get());
        people.record(operator.get(), "operator.sign-in");
        sessions.begin(request, response, operator.get());
        Redirect.send(response, guest.base() + "/");
    }
}
