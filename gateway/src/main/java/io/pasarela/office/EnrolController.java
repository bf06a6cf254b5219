package io.pasarela.office;

import io.pasarela.factors.Demand;
import io.pasarela.factors.Enrolment;
import io.pasarela.factors.SecondFactors;
import io.pasarela.people.Operator;
import io.pasarela.people.Role;
import io.pasarela.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Gives people second factors: their first one right after the password, more of them once they are
 * in. Who has one must show it before he gets another.
 */
@Controller
@Needs(Role.MERCHANT_USER)
@RequestMapping("/office/second-factor/new")
class EnrolController {

    private static final int LABEL_MAX = 60;

    private final Pages pages;
    private final SecondFactors factors;
    private final SessionOperators sessions;
    private final StepUpCheck stepUp;

    EnrolController(Pages pages, SecondFactors factors, SessionOperators sessions,
            StepUpCheck stepUp) {
        this.pages = pages;
        this.factors = factors;
        this.sessions = sessions;
        this.stepUp = stepUp;
    }

    @GetMapping
    void ask(Guest guest, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (SessionOperators.isWhole(request) && !stepUp.isFresh(request)) {
            Redirect.send(response, guest.base() + "/account");
        } else {
            write(guest, request, null, response);
        }
    }

    /** From his account: what follows takes less time than the proof lasts, or begins again. */
    @StepUp
    @PostMapping
    void begin(Guest guest, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(guest, request, null, response);
    }

    @PostMapping("/app")
    void addApp(Guest guest, @RequestParam(defaultValue = "") String code,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        Operator operator = entitled(request);
        switch (factors.confirmApp(operator, code)) {
            case Enrolment.Enrolled(var codes) -> welcome(guest, request, codes, response);
            case Enrolment.Wrong _ -> refuse(guest, request, "factor.wrong-first", response);
            case Enrolment.TooManyTries _ -> refuse(guest, request, "factor.too-many", response);
        }
    }

    /** What the script asks the device. */
    @PostMapping("/question")
    ResponseEntity<String> question(HttpServletRequest request) {
        return ProveController.question(
                request, factors.askForNewPasskey(entitled(request)));
    }

    @PostMapping("/passkey")
    void addPasskey(Guest guest, @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String label, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        Operator operator = entitled(request);
        String name = Typed.text(label);
        Optional<String> challenge = SessionOperators.asked(request);
        if (name.isEmpty() || name.length() > LABEL_MAX) {
            refuse(guest, request, "factor.label", response);
        } else if (challenge.isEmpty()
                || !factors.addPasskey(operator, challenge.get(), credential, name)) {
            refuse(guest, request, "factor.passkey-refused", response);
        } else {
            welcome(guest, request, factors.of(operator).recoveryCodes() > 0
                    ? List.of() : factors.newRecoveryCodes(operator), response);
        }
    }

    /** Neither a password alone nor a desk left open gets anybody a factor beside his own. */
    private Operator entitled(HttpServletRequest request) {
        Operator operator = Visits.operator(request);
        boolean may = SessionOperators.isWhole(request)
                ? stepUp.isFresh(request) : factors.demand(operator) == Demand.ENROL;
        if (!may) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return operator;
    }

    private void welcome(Guest guest, HttpServletRequest request, List<String> codes,
            HttpServletResponse response) throws IOException {
        sessions.showed(request);
        if (codes.isEmpty()) {
            Redirect.send(response, guest.base() + "/account?said=ok.factor-added");
        } else {
            pages.write(response, new RecoveryPage(
                    Frame.of(guest, guest.words().say("factor.recovery-title")), codes,
                    guest.base() + "/"));
        }
    }

    private void refuse(Guest guest, HttpServletRequest request, String why,
            HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        write(guest, request, guest.words().say(why), response);
    }

    private void write(Guest guest, HttpServletRequest request, @Nullable String fault,
            HttpServletResponse response) throws IOException {
        Operator operator = entitled(request);
        EnrolPage.App app = factors.of(operator).authenticator()
                ? null : EnrolPage.App.of(factors.offerApp(operator));
        pages.write(response, new EnrolPage(
                Frame.of(guest, guest.words().say("factor.new-title")),
                factors.demand(operator) == Demand.ENROL, fault, app));
    }
}
