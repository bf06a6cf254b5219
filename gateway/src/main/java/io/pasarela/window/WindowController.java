package io.pasarela.window;

import io.pasarela.deposits.Activation;
import io.pasarela.edge.Tenant;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.platform.web.Pages;
import io.pasarela.window.Entry.Fault;
import io.pasarela.window.Entry.Fault.Place;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The payer's way through the window: choose, send, confirm, see what has come of it. */
@Controller
@RequestMapping("/window")
class WindowController {

    private final Reception reception;
    private final Payments payments;
    private final Forms forms;
    private final Catalogue catalogue;
    private final Typesetter typesetter;
    private final Pages pages;
    private final Notes notes;

    WindowController(Reception reception, Payments payments, Forms forms, Catalogue catalogue,
            Typesetter typesetter, Pages pages, Notes notes) {
        this.reception = reception;
        this.payments = payments;
        this.forms = forms;
        this.catalogue = catalogue;
        this.typesetter = typesetter;
        this.pages = pages;
        this.notes = notes;
    }

    /** Whatever page fits how the payment stands. */
    @GetMapping("/")
    void open(HttpServletRequest request, HttpServletResponse response)
            throws IOException, UnusableParameter {
        var visit = reception.receive(request);
        notes.keep(visit);
        var standing = payments.find(visit);
        if (standing.isPresent() && !(visit.own().again() && standing.get().mayTryAgain())) {
            pages.write(response, typesetter.state(visit, standing.get(), List.of()));
            return;
        }
        var system = visit.system();
        if (system == null) {
            choose(visit, response);
        } else {
            pay(visit, forms.fresh(visit, system, standing), response);
        }
    }

    /** Links inside the window count from its folder. */
    @GetMapping("")
    void enter(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        leave(response, Tenant.base(request) + "/" + (query == null ? "" : "?" + query));
    }

    private void choose(Visit visit, HttpServletResponse response) throws IOException {
        var choices = catalogue.choices(visit);
        if (choices.isEmpty()) {
            unavailable(visit, response);
        } else {
            pages.write(response, typesetter.choose(visit, choices));
        }
    }

    private void pay(Visit visit, Entry entry, HttpServletResponse response) throws IOException {
        var wallet = catalogue.wallet(visit, entry.system());
        if (wallet.isEmpty()) {
            unavailable(visit, response);
        } else {
            pages.write(response, typesetter.pay(visit, wallet.get(), entry));
        }
    }

    private void unavailable(Visit visit, HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        pages.write(response, typesetter.unavailable(visit));
    }

    /** The number of the transfer, and perhaps its proof. */
    @PostMapping("/claim")
    void claim(HttpServletRequest request, HttpServletResponse response)
            throws IOException, UnusableParameter {
        var visit = reception.receive(request);
        var system = visit.system();
        var standing = payments.find(visit);
        if (system == null || standing.isPresent() && !standing.get().mayTryAgain()) {
            redirect(response, visit, visit.own().key());
            return;
        }
        switch (forms.read(visit, system, request)) {
            case Forms.Reading.Faulty(Entry entry) -> again(visit, entry, response);
            case Forms.Reading.Ready(Entry entry, Payments.Word word) ->
                claim(visit, entry, word, response);
        }
    }

    private void claim(
            Visit visit, Entry entry, Payments.Word word, HttpServletResponse response)
            throws IOException {
        switch (payments.claim(visit, word)) {
            case Activation.Activated(var deposit) -> pages.write(response,
                    typesetter.state(visit, Standing.of(deposit), List.of()));
            case Activation.Waiting _ -> redirect(response, visit, entry.key());
            case Activation.Refused(var refusal, _) -> again(visit,
                    entry.with(forms.fault(visit, entry.system(), refusal)), response);
            case Activation.TooManyAttempts _ -> again(visit,
                    entry.with(new Fault(Place.WHOLE, visit.words().get("error.open"))),
                    response);
            case Activation.Busy _ -> again(visit,
                    entry.with(new Fault(Place.WHOLE, visit.words().get("error.busy"))),
                    response);
        }
    }

    private void again(Visit visit, Entry entry, HttpServletResponse response)
            throws IOException {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        pay(visit, entry, response);
    }

    /** What a payer finds who loads the page again that answered his form. */
    @GetMapping("/claim")
    void formAgain(HttpServletRequest request, HttpServletResponse response)
            throws UnusableParameter {
        var visit = reception.receive(request);
        redirect(response, visit, visit.own().key());
    }

    static void redirect(
            HttpServletResponse response, Visit visit, @Nullable ClaimKey key) {
        leave(response, visit.own().base() + "/?" + visit.query(key));
    }

    /** Without a host, because hosts are never taken from the request. */
    private static void leave(HttpServletResponse response, String location) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, location);
    }
}
