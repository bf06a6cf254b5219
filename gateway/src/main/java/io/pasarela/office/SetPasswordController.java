package io.pasarela.office;

import io.pasarela.people.PasswordChange;
import io.pasarela.people.People;
import io.pasarela.people.Role;
import io.pasarela.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes the password of somebody who has none yet, and a code. */
@Controller
@Needs(Role.MERCHANT_USER)
@RequestMapping("/office/set-password")
class SetPasswordController {

    private final Pages pages;
    private final People people;

    SetPasswordController(Pages pages, People people) {
        this.pages = pages;
        this.people = people;
    }

    @GetMapping
    void ask(Guest guest, HttpServletResponse response) throws IOException {
        pages.write(response, page(guest, null, ""));
    }

    @PostMapping
    void set(Guest guest, @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password, HttpServletResponse response)
            throws IOException {
        String fault = switch (people.setPassword(code, password)) {
            case PasswordChange.Changed _ -> null;
            case PasswordChange.NotProved _ -> "password.code-unknown";
            case PasswordChange.Unfit _ -> "password.unfit";
            case PasswordChange.TooManyTries _ -> "password.busy";
        };
        if (fault == null) {
            Redirect.send(response, guest.base() + "/sign-in?said=ok.password-set");
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            pages.write(response, page(guest, fault, code));
        }
    }

    private static SetPasswordPage page(
            Guest guest, @Nullable String fault, String code) {
        return new SetPasswordPage(Frame.of(guest, guest.words().say("password.set-title")),
                fault == null ? null : guest.words().say(fault), code);
    }
}
