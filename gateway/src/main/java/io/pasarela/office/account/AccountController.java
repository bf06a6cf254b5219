package io.pasarela.office.account;

import io.pasarela.office.Needs;
import io.pasarela.office.Network;
import io.pasarela.office.Redirect;
import io.pasarela.office.Visit;
import io.pasarela.people.Credentials;
import io.pasarela.people.PasswordChange;
import io.pasarela.people.People;
import io.pasarela.people.Role;
import io.pasarela.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

    AccountController(Pages pages, People people) {
        this.pages = pages;
        this.people = people;
    }

    @GetMapping
    void show(Visit visit, HttpServletResponse response) throws IOException {
        write(visit, null, response);
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
            case PasswordChange.NotProved _ -> refuse(visit, "password.old-wrong", response);
            case PasswordChange.Unfit _ -> refuse(visit, "password.unfit", response);
            case PasswordChange.TooManyTries _ -> refuse(visit, "password.busy", response);
        }
    }

    private void refuse(Visit visit, String why, HttpServletResponse response)
            throws IOException {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        write(visit, visit.say(why), response);
    }

    private void write(Visit visit, @Nullable String fault, HttpServletResponse response)
            throws IOException {
        pages.write(response, new AccountPage(visit.frame(visit.say("account.title")),
                visit.operator().name(), visit.login(),
                visit.say("role." + visit.operator().role()), visit.root() + "/account", fault));
    }
}
