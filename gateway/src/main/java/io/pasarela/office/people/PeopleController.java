package io.pasarela.office.people;

import io.pasarela.audit.Act;
import io.pasarela.audit.Audit;
import io.pasarela.audit.Entry;
import io.pasarela.factors.SecondFactors;
import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.MerchantId;
import io.pasarela.office.MenuEntry;
import io.pasarela.office.Needs;
import io.pasarela.office.Redirect;
import io.pasarela.office.Sessions;
import io.pasarela.office.StepUp;
import io.pasarela.office.Typed;
import io.pasarela.office.Visit;
import io.pasarela.office.people.PeoplePage.Row;
import io.pasarela.people.Operator;
import io.pasarela.people.OperatorForm;
import io.pasarela.people.People;
import io.pasarela.people.PeopleSettings;
import io.pasarela.people.Role;
import io.pasarela.people.Scope;
import io.pasarela.people.Staffing;
import io.pasarela.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Shows administrators who works here, and takes their acts on people. */
@Controller
@Needs(Role.ADMINISTRATOR)
@StepUp
@RequestMapping("/office/m/{merchant}/people")
class PeopleController {

    private static final int ACTS_SHOWN = 30;
    private static final String ONE = "/{id:[0-9]{1,18}}";

    private final Pages pages;
    private final People people;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final Audit audit;
    private final PeopleSettings settings;

    PeopleController(Pages pages, People people, SecondFactors factors, Sessions sessions,
            Audit audit, PeopleSettings settings) {
        this.pages = pages;
        this.people = people;
        this.factors = factors;
        this.sessions = sessions;
        this.audit = audit;
        this.settings = settings;
    }

    private static String self(Visit visit) {
        return visit.root() + MenuEntry.PEOPLE.path();
    }

    @GetMapping
    void list(Visit visit, HttpServletResponse response) throws IOException {
        pages.write(response, new PeoplePage(
                visit.frame(MenuEntry.PEOPLE, visit.say("people.title")), self(visit) + "/new",
                people.list().stream().map(one -> row(visit, one)).toList(),
                audit.list(Act.INSTALLATION, Long.MAX_VALUE, ACTS_SHOWN).stream()
                        .map(one -> act(visit, one)).toList()));
    }

    private static PeoplePage.Act act(Visit visit, Entry entry) {
        String details = new TreeMap<>(entry.act().details()).entrySet().stream()
                .map(detail -> detail.getKey() + ": " + detail.getValue())
                .collect(Collectors.joining("; "));
        return new PeoplePage.Act(visit.time(entry.at()), entry.act().actor(),
                entry.act().name(), entry.act().subject(), details);
    }

    private static Row row(Visit visit, Operator operator) {
        return new Row(self(visit) + "/" + operator.id(), operator.name(), operator.login(),
                visit.say("role." + operator.role()), merchants(visit, operator.scope()),
                operator.enabled());
    }

    private static String merchants(Visit visit, Scope scope) {
        return switch (scope) {
            case Scope.All _ -> visit.say("people.all-merchants");
            case Scope.Only _ -> visit.merchants().stream()
                    .filter(merchant -> scope.covers(merchant.id()))
                    .map(Merchant::name).collect(Collectors.joining(", "));
        };
    }

    @GetMapping("/new")
    void ask(Visit visit, HttpServletResponse response) throws IOException {
        write(visit, response, new Draft(
                new OperatorForm("", "", Role.OPERATOR, Set.of()), null, List.of()));
    }

    @PostMapping("/new")
    void hire(Visit visit, Sent sent, HttpServletResponse response) throws IOException {
        OperatorForm form = form(visit, sent, Typed.text(sent.loginOrEmpty())
                .toLowerCase(Locale.ROOT));
        answer(visit, response, new Draft(form, null, List.of()),
                people.hire(visit.operator(), form));
    }

    @GetMapping(ONE)
    void show(Visit visit, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        write(visit, response, draft(find(id)));
    }

    @PostMapping(ONE)
    void change(Visit visit, @PathVariable long id, Sent sent, HttpServletResponse response)
            throws IOException {
        Operator operator = find(id);
        OperatorForm form = form(visit, sent, operator.login());
        answer(visit, response, new Draft(form, operator, List.of()),
                people.change(visit.operator(), id, form));
    }

    @PostMapping(ONE + "/disable")
    void disable(Visit visit, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        answer(visit, response, draft(find(id)), people.disable(visit.operator(), id));
    }

    @PostMapping(ONE + "/enable")
    void enable(Visit visit, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        answer(visit, response, draft(find(id)), people.enable(visit.operator(), id));
    }

    @PostMapping(ONE + "/reset-password")
    void resetPassword(Visit visit, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        answer(visit, response, draft(find(id)), people.resetPassword(visit.operator(), id));
    }

    @PostMapping(ONE + "/forget-second-factors")
    void forgetSecondFactors(Visit visit, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        Operator operator = find(id);
        if (id == visit.operator().id()) {
            answer(visit, response, draft(operator), new Staffing.Yourself());
        } else {
            factors.forget(visit.operator(), operator);
            // Whoever has the phone now may be signed in with it.
            people.signOut(visit.operator(), operator, "");
            answer(visit, response, draft(operator), new Staffing.Done(operator));
        }
    }

    @PostMapping(ONE + "/sign-out")
    void signOut(Visit visit, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        Operator operator = find(id);
        people.signOut(visit.operator(), operator, "");
        answer(visit, response, draft(operator), new Staffing.Done(operator));
    }

    /** A form as it was sent; a field named as a part of the path would be filled from there. */
    record Sent(
            @Nullable String login, @Nullable String name, @Nullable String role,
            @Nullable List<String> worksFor) {

        String loginOrEmpty() {
            return login == null ? "" : login;
        }
    }

    /** What the form holds; the operator is null for who is not here yet. */
    private record Draft(OperatorForm form, @Nullable Operator operator, List<String> faults) {

        Draft with(String fault) {
            return new Draft(form, operator, List.of(fault));
        }
    }

    private static Draft draft(Operator operator) {
        Set<MerchantId> merchants = switch (operator.scope()) {
            case Scope.All _ -> Set.of();
            case Scope.Only(var some) -> some;
        };
        return new Draft(new OperatorForm(
                operator.login(), operator.name(), operator.role(), merchants), operator,
                List.of());
    }

    private static OperatorForm form(Visit visit, Sent sent, String login) {
        Role role = Arrays.stream(Role.values())
                .filter(one -> one.name().equals(sent.role())).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        List<String> keys = sent.worksFor() == null ? List.of() : sent.worksFor();
        return new OperatorForm(login, Typed.text(sent.name() == null ? "" : sent.name()), role,
                visit.merchants().stream().filter(one -> keys.contains(one.key()))
                        .map(Merchant::id).collect(Collectors.toUnmodifiableSet()));
    }

    private Operator find(long id) {
        return people.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void answer(Visit visit, HttpServletResponse response, Draft draft, Staffing outcome)
            throws IOException {
        switch (outcome) {
            case Staffing.Done(var operator) -> Redirect.send(response, visit,
                    MenuEntry.PEOPLE.path() + "/" + operator.id() + "?said=ok.operator-changed");
            case Staffing.CodeGiven(var operator, var code) -> pages.write(response, new CodePage(
                    visit.frame(MenuEntry.PEOPLE, visit.say("people.code-title")),
                    operator.name(), operator.login(),
                    settings.officeUrl() + "/set-password#" + code, code,
                    self(visit) + "/" + operator.id()));
            case Staffing.LoginTaken _ -> refuse(visit, response, draft, "people.login-taken");
            case Staffing.Unfit(var fault) ->
                refuse(visit, response, draft, "people.unfit." + fault);
            case Staffing.LastAdministrator _ ->
                refuse(visit, response, draft, "people.last-administrator");
            case Staffing.Yourself _ -> refuse(visit, response, draft, "people.yourself");
            case Staffing.NotFound _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private void refuse(Visit visit, HttpServletResponse response, Draft draft, String why)
            throws IOException {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        write(visit, response, draft.with(visit.say(why)));
    }

    private void write(Visit visit, HttpServletResponse response, Draft draft)
            throws IOException {
        Operator operator = draft.operator();
        String action = self(visit) + "/" + (operator == null ? "new" : operator.id());
        pages.write(response, new OperatorPage(
                visit.frame(MenuEntry.PEOPLE, operator == null
                        ? visit.say("people.add") : operator.name()),
                new Typesetter(visit).form(action, draft.form(), draft.faults(), operator),
                operator == null ? null : acts(visit, operator, action)));
    }

    private OperatorPage.Acts acts(Visit visit, Operator operator, String action) {
        boolean other = operator.id() != visit.operator().id();
        return new OperatorPage.Acts(operator.enabled(),
                other && operator.enabled() ? action + "/disable" : null,
                operator.enabled() ? null : action + "/enable",
                other && operator.enabled() ? action + "/reset-password" : null,
                other && factors.of(operator).any() ? action + "/forget-second-factors" : null,
                action + "/sign-out", sessions.list(operator, "").stream()
                        .map(one -> new OperatorPage.Session(one.device(), one.network(),
                                visit.time(one.since()), visit.time(one.last()))).toList());
    }
}
