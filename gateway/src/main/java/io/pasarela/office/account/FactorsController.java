package io.pasarela.office.account;

import io.pasarela.factors.SecondFactors;
import io.pasarela.office.Needs;
import io.pasarela.office.RecoveryPage;
import io.pasarela.office.Redirect;
import io.pasarela.office.StepUp;
import io.pasarela.office.Visit;
import io.pasarela.people.Role;
import io.pasarela.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Takes somebody's own acts on his second factors. */
@Controller
@Needs(Role.MERCHANT_USER)
@StepUp
@RequestMapping(AccountController.PATH)
class FactorsController {

    private final Pages pages;
    private final SecondFactors factors;

    FactorsController(Pages pages, SecondFactors factors) {
        this.pages = pages;
        this.factors = factors;
    }

    @PostMapping("/app/remove")
    ResponseEntity<Void> removeApp(Visit visit) {
        factors.removeApp(visit.operator());
        return Redirect.to(visit.root() + "/account", "ok.factor-removed");
    }

    @PostMapping("/passkeys/{id:[A-Za-z0-9_-]{1,1400}}/remove")
    ResponseEntity<Void> removePasskey(Visit visit, @PathVariable String id) {
        factors.removePasskey(visit.operator(), id);
        return Redirect.to(visit.root() + "/account", "ok.factor-removed");
    }

    @PostMapping("/recovery-codes")
    void newRecoveryCodes(Visit visit, HttpServletResponse response) throws IOException {
        pages.write(response, new RecoveryPage(visit.frame(visit.say("factor.recovery-title")),
                factors.newRecoveryCodes(visit.operator()), visit.root() + "/account"));
    }
}
