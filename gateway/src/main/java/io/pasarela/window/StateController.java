package io.pasarela.window;

import io.pasarela.pictures.Inspection;
import io.pasarela.platform.web.Pages;
import io.pasarela.window.Entry.Fault;
import io.pasarela.window.Entry.Fault.Place;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Tells pages that wait how their payment stands, and takes proofs of it. */
@Controller
@RequestMapping("/window")
class StateController {

    private final Reception reception;
    private final Payments payments;
    private final Watchers watchers;
    private final Forms forms;
    private final Typesetter typesetter;
    private final Pages pages;

    StateController(Reception reception, Payments payments, Watchers watchers, Forms forms,
            Typesetter typesetter, Pages pages) {
        this.reception = reception;
        this.payments = payments;
        this.watchers = watchers;
        this.forms = forms;
        this.typesetter = typesetter;
        this.pages = pages;
    }

    /** For scripts that cannot be told. */
    @GetMapping("/state")
    void state(HttpServletRequest request, HttpServletResponse response)
            throws IOException, UnusableParameter {
        String state = payments.find(reception.receive(request))
                .map(standing -> standing.state().key()).orElse("none");
        response.setContentType("application/json");
        response.getWriter().write("{\"state\":\"" + state + "\"}");
    }

    /** Server-sent events: the state at once, and again whenever it has changed. */
    @GetMapping("/live")
    void live(HttpServletRequest request, HttpServletResponse response)
            throws IOException, UnusableParameter {
        var visit = reception.receive(request);
        var standing = payments.find(visit);
        if (standing.isEmpty()) {
            // Which tells a browser not to ask again.
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        boolean watches = watchers.add(visit, standing.get().state(), request, response);
        if (!watches) response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    }

    /** A screenshot for a claim that waits, or a better one for a claim that ended. */
    @PostMapping("/proof")
    void proof(HttpServletRequest request, HttpServletResponse response)
            throws IOException, UnusableParameter {
        var visit = reception.receive(request);
        var standing = payments.find(visit).filter(Standing::takesProof);
        var fault = standing.isEmpty()
                ? Optional.<Fault>empty() : proofFault(visit, standing.get(), request);
        if (fault.isEmpty()) {
            WindowController.redirect(response, visit, visit.own().key());
            return;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        pages.write(response, typesetter.state(
                visit, standing.get(), List.of(fault.get().text())));
    }

    private Optional<Fault> proofFault(
            Visit visit, Standing standing, HttpServletRequest request) throws IOException {
        var words = visit.words();
        byte[] screenshot = Forms.screenshot(request);
        if (screenshot == null) {
            return Optional.of(
                    new Fault(Place.SCREENSHOT, words.get("error.screenshot.missing")));
        }
        String network = ClientNetwork.of(request.getRemoteAddr());
        var unfit = forms.uploadFault(visit, network, screenshot);
        if (unfit.isPresent()) return unfit;
        return switch (payments.prove(standing.ownClaim(), screenshot)) {
            case Inspection.Accepted _ -> Optional.empty();
            case Inspection.Refused _ -> Optional.of(
                    new Fault(Place.SCREENSHOT, words.get("error.screenshot.refused")));
            case Inspection.Busy _ ->
                Optional.of(new Fault(Place.WHOLE, words.get("error.busy")));
        };
    }

    /** What a payer finds who loads the page again that answered his proof. */
    @GetMapping("/proof")
    void proofAgain(HttpServletRequest request, HttpServletResponse response)
            throws UnusableParameter {
        var visit = reception.receive(request);
        WindowController.redirect(response, visit, visit.own().key());
    }
}
