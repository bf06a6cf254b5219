package io.pasarela.office;

import io.pasarela.factors.Factors;
import io.pasarela.factors.Proof;
import io.pasarela.factors.Question;
import io.pasarela.factors.SecondFactors;
import io.pasarela.people.Operator;
import io.pasarela.people.Role;
import io.pasarela.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes the second factor of somebody whose password was right. */
@Controller
@Needs(Role.MERCHANT_USER)
@RequestMapping("/office/second-factor")
class ProveController {

    private final Pages pages;
    private final SecondFactors factors;
    private final SessionOperators sessions;

    ProveController(Pages pages, SecondFactors factors, SessionOperators sessions) {
        this.pages = pages;
        this.factors = factors;
        this.sessions = sessions;
    }

    @GetMapping
    void ask(Guest guest, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (factors.demand(Visits.operator(request))) {
            case NOTHING -> Redirect.send(response, guest.base() + "/");
            case SHOW -> write(guest, request, null, response);
            case ENROL -> Redirect.send(response, guest.base() + "/second-factor/new");
        }
    }

    @PostMapping
    void prove(Guest guest, @RequestParam(defaultValue = "") String code,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (factors.prove(Visits.operator(request), code)) {
            case Proof.Proved _ -> letIn(guest, request, response);
            case Proof.Wrong _ -> refuse(guest, request, "factor.wrong", response);
            case Proof.TooManyTries _ -> refuse(guest, request, "factor.too-many", response);
        }
    }

    /** What the script asks the passkey. */
    @PostMapping("/question")
    ResponseEntity<String> question(HttpServletRequest request) {
        return question(request, factors.askForPasskey(Visits.operator(request)));
    }

    static ResponseEntity<String> question(HttpServletRequest request, Question question) {
        SessionOperators.ask(request, question.challenge());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(question.json());
    }

    @PostMapping("/answer")
    void answer(Guest guest, @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        Operator operator = Visits.operator(request);
        Optional<Long> whose = SessionOperators.asked(request)
                .flatMap(challenge -> factors.answer(challenge, credential));
        if (whose.isPresent() && whose.get() == operator.id()) {
            factors.recordPasskey(operator);
            letIn(guest, request, response);
        } else {
            refuse(guest, request, "factor.passkey-refused", response);
        }
    }

    private void letIn(Guest guest, HttpServletRequest request, HttpServletResponse response) {
        sessions.showed(request);
        Redirect.send(response, guest.base() + "/");
    }

    private void refuse(Guest guest, HttpServletRequest request, String why,
            HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        write(guest, request, guest.words().say(why), response);
    }

    private void write(Guest guest, HttpServletRequest request, @Nullable String fault,
            HttpServletResponse response) throws IOException {
        Factors his = factors.of(Visits.operator(request));
        pages.write(response, new ProvePage(
                Frame.of(guest, guest.words().say("factor.prove-title")), fault,
                his.authenticator() || his.recoveryCodes() > 0, !his.passkeys().isEmpty()));
    }
}
