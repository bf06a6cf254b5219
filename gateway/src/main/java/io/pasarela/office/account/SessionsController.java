package io.pasarela.office.account;

import io.pasarela.office.Needs;
import io.pasarela.office.Redirect;
import io.pasarela.office.Sessions;
import io.pasarela.office.Visit;
import io.pasarela.people.People;
import io.pasarela.people.Role;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Signs somebody out elsewhere. */
@Controller
@Needs(Role.MERCHANT_USER)
@RequestMapping(AccountController.PATH + "/sessions")
class SessionsController {

    private final Sessions sessions;
    private final People people;

    SessionsController(Sessions sessions, People people) {
        this.sessions = sessions;
        this.people = people;
    }

    @PostMapping("/{handle:[0-9a-f]{24}}/end")
    ResponseEntity<Void> end(Visit visit, @PathVariable String handle) {
        if (sessions.end(visit.operator(), handle)) {
            people.record(visit.operator(), "operator.end-session");
        }
        return Redirect.to(visit.root() + "/account", "ok.session-ended");
    }

    @PostMapping("/end-others")
    ResponseEntity<Void> endOthers(Visit visit, HttpServletRequest request) {
        people.signOut(visit.operator(), visit.operator(), request.getSession().getId());
        return Redirect.to(visit.root() + "/account", "ok.sessions-ended");
    }
}
