package io.pasarela.office;

import io.pasarela.merchants.Merchant;
import io.pasarela.people.Role;
import io.pasarela.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The way in: signing in, the language, and to which merchant first. */
@Controller
@Needs(Role.MERCHANT_USER)
@RequestMapping("/office")
class EntranceController {

    /** A page of the office, and nothing a browser takes for another host. */
    private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\]]{0,1000}");
    private static final Duration LANGUAGE_KEPT = Duration.ofDays(365);

    private final Pages pages;
    private final Visits visits;

    EntranceController(Pages pages, Visits visits) {
        this.pages = pages;
        this.visits = visits;
    }

    @GetMapping("/sign-in")
    void signIn(Guest guest, HttpServletResponse response) throws IOException {
        pages.write(response,
                new SignInPage(Frame.of(guest, guest.words().say("sign-in.title"))));
    }

    @GetMapping({"", "/"})
    void enter(Guest guest, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<Merchant> his = visits.listFor(Visits.operator(request));
        if (his.isEmpty()) {
            pages.write(response, FaultPage.of(guest, "fault.no-merchant"));
        } else {
            Redirect.send(response, guest.base() + "/m/" + his.getFirst().key());
        }
    }

    /** His account, at the first merchant he works for. */
    @GetMapping("/account")
    void account(Guest guest, HttpServletRequest request, HttpServletResponse response) {
        String key = visits.listFor(Visits.operator(request)).stream().findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)).key();
        String said = guest.said();
        Redirect.send(response, guest.base() + "/m/" + key + "/account"
                + (said == null ? "" : "?said=" + said.substring("said.".length())));
    }

    @RequestMapping("/m/**")
    void nothingThere() {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    @PostMapping("/language")
    ResponseEntity<Void> speak(
            Guest guest, @RequestParam String language, @RequestParam String back) {
        Words words = Words.choose(language, null);
        var cookie = ResponseCookie.from(Guest.LANGUAGE_COOKIE, words.language())
                .path("/").maxAge(LANGUAGE_KEPT).httpOnly(true).sameSite("Strict").build();
        String path = OWN_PATH.matcher(back).matches() ? back : "/";
        return ResponseEntity.status(303).header("Set-Cookie", cookie.toString())
                .header("Location", guest.base() + path).build();
    }
}
