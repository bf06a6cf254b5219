package io.pasarela.office.account;

import io.pasarela.factors.Factors;
import io.pasarela.factors.SecondFactors;
import io.pasarela.office.Needs;
import io.pasarela.office.Network;
import io.pasarela.office.Redirect;
import io.pasarela.office.Sessions;
import io.pasarela.office.Visit;
import io.pasarela.people.Credentials;
import io.pasarela.people.PasswordChange;
import io.pasarela.people.People;
import io.pasarela.people.Role;
import io.pasarela.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows everybody his own account, and changes his password. */
@Controller
@Needs(Role.MERCHANT_USER)
@RequestMapping(AccountController.PATH)
class AccountController {

    static final String PATH = "/office/m/{merchant}/account";

    private final Pages pages;
    private final People people;
    private final SecondFactors factors;
    private final Sessions sessions;

    AccountController(Pages pages, People people, SecondFactors factors, Sessions sessions) {
        this.pages = pages;
        this.people = people;
        this.factors = factors;
        this.sessions = sessions;
    }

    @GetMapping
    void show(Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(visit, null, request, response);
    }

    @PostMapping("/password")
    void changePassword(Visit visit, @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        var credentials =
                new Credentials(visit.login(), old, Network.of(request.getRemoteAddr()));
        String session = request.getSession().getId();
        switch (people.changePassword(credentials, password, session)) {
            case PasswordChange.Changed _ ->
                Redirect.send(response, visit, "/account?said=ok.password-changed");
            case PasswordChange.NotProved _ ->
                refuse(visit, "password.old-wrong", request, response);
            case PasswordChange.Unfit _ ->
                refuse(visit, "password.unfit", request, response);
            case PasswordChange.TooManyTries _ ->
                refuse(visit, "password.busy", request, response);
        }
    }

    private void refuse(Visit visit, String why, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        write(visit, visit.say(why), request, response);
    }

    private void write(Visit visit, @Nullable String fault, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        pages.write(response, new AccountPage(visit.frame(visit.say("account.title")),
                visit.operator().name(), visit.login(),
                visit.say("role." + visit.operator().role()), visit.root() + "/account", fault,
                factors(visit), sessions(visit, request.getSession().getId())));
    }

    private List<AccountPage.Session> sessions(Visit visit, String here) {
        return sessions.list(visit.operator(), here).stream()
                .map(one -> new AccountPage.Session(one.device(), one.network(),
                        visit.time(one.since()), visit.time(one.last()), one.here() ? null
                                : visit.root() + "/account/sessions/" + one.handle() + "/end"))
                .toList();
    }

    private AccountPage.Factors factors(Visit visit) {
        Factors his = factors.of(visit.operator());
        return new AccountPage.Factors(his.authenticator(),
                his.passkeys().stream().map(one -> new AccountPage.Passkey(one.label(),
                        visit.time(one.created()), visit.time(one.lastUsed()),
                        visit.root() + "/account/passkeys/" + one.id() + "/remove")).toList(),
                his.any() ? visit.say("factor.recovery-left", his.recoveryCodes()) : null);
    }
}
