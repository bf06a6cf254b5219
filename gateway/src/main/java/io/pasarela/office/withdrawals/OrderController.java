package io.pasarela.office.withdrawals;

import io.pasarela.merchants.Direction;
import io.pasarela.office.Frame.Link;
import io.pasarela.office.MenuEntry;
import io.pasarela.office.Redirect;
import io.pasarela.office.Typed;
import io.pasarela.office.Visit;
import io.pasarela.office.withdrawals.NewWithdrawalPage.Field;
import io.pasarela.office.withdrawals.NewWithdrawalPage.Form;
import io.pasarela.paymentsystems.Limits;
import io.pasarela.paymentsystems.OfficeField;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.paymentsystems.Payout;
import io.pasarela.platform.web.Pages;
import io.pasarela.withdrawals.Creation;
import io.pasarela.withdrawals.FieldFault;
import io.pasarela.withdrawals.HandOrder;
import io.pasarela.withdrawals.Withdrawals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Orders withdrawals by hand: one standard form, of which each payment system requires some. */
@Controller
@RequestMapping("/office/m/{merchant}/withdrawals/new")
class OrderController {

    private static final String SYSTEM = "system";
    private static final String ID = "id";

    private final Pages pages;
    private final Withdrawals withdrawals;
    private final PaymentSystems systems;

    /** A system that pays out, and what the form held when it was sent. */
    private record Draft(
            PaymentSystem system, Payout payout, String id, Map<OfficeField, String> fields) {}

    OrderController(Pages pages, Withdrawals withdrawals, PaymentSystems systems) {
        this.pages = pages;
        this.withdrawals = withdrawals;
        this.systems = systems;
    }

    @GetMapping
    void ask(Visit visit, @RequestParam(defaultValue = "") String system,
            HttpServletResponse response) throws IOException {
        write(visit, response, systems.findByPayoutCode(system)
                .map(found -> form(visit, fresh(found), List.of())).orElse(null));
    }

    private static Draft fresh(PaymentSystem system) {
        return new Draft(system, Objects.requireNonNull(system.payout()),
                UUID.randomUUID().toString(), Map.of());
    }

    @PostMapping
    void order(Visit visit, @RequestParam Map<String, String> sent, HttpServletResponse response)
            throws IOException {
        PaymentSystem system = systems.findByPayoutCode(sent.getOrDefault(SYSTEM, ""))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var draft = new Draft(system, Objects.requireNonNull(system.payout()),
                Typed.text(sent.getOrDefault(ID, "")), fields(system, sent));
        String amount = draft.fields().get(OfficeField.AMOUNT);
        if (amount != null && Typed.amount(amount, system.currency()).isEmpty()) {
            refuse(visit, response, draft, List.of(visit.say("said.no.amount")));
            return;
        }
        Creation outcome = withdrawals.createByHand(visit.merchant(), new HandOrder(
                visit.login(), draft.id(), draft.payout().code(), plain(draft)));
        switch (outcome) {
            case Creation.Created(var made) -> Redirect.send(response, visit,
                    "/withdrawals/" + made.number() + "?said=ok.ordered");
            case Creation.Repeated(var made) -> Redirect.send(response, visit,
                    "/withdrawals/" + made.number() + "?said=ok.ordered");
            case Creation.Invalid(var faults) -> refuse(visit, response, draft,
                    faults.stream().map(FieldFault::message).toList());
            case Creation.InsufficientBalance _ -> refuse(visit, response, draft,
                    List.of(visit.say("withdrawal.no-balance")));
            case Creation.IdTaken _, Creation.Malformed _, Creation.WrongSignature _ ->
                refuse(visit, response, draft, List.of(visit.say("withdrawal.form-used")));
        }
    }

    private static Map<OfficeField, String> fields(
            PaymentSystem system, Map<String, String> sent) {
        var fields = new EnumMap<OfficeField, String>(OfficeField.class);
        for (OfficeField field : OfficeField.values()) {
            String text = Typed.text(sent.getOrDefault(name(field), ""));
            if (!text.isEmpty()) fields.put(field, text);
        }
        fields.put(OfficeField.CURRENCY, system.currencyCode());
        return fields;
    }

    /** With the amount as programs write it. */
    private static Map<OfficeField, String> plain(Draft draft) {
        var fields = new EnumMap<>(draft.fields());
        fields.computeIfPresent(OfficeField.AMOUNT, (_, text) -> Typed
                .amount(text, draft.system().currency()).orElseThrow().plain());
        return fields;
    }

    private void refuse(
            Visit visit, HttpServletResponse response, Draft draft, List<String> faults)
            throws IOException {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        // A form that was refused stored nothing, so it may be sent again under a name of its own.
        var again = new Draft(draft.system(), draft.payout(), UUID.randomUUID().toString(),
                draft.fields());
        write(visit, response, form(visit, again, faults));
    }

    private void write(Visit visit, HttpServletResponse response, @Nullable Form form)
            throws IOException {
        List<Link> links = systems.all().stream()
                .filter(system -> system.payout() != null)
                .map(system -> new Link(system.title(), WithdrawalsController.self(visit)
                        + "/new?system=" + Objects.requireNonNull(system.payout()).code(),
                        form != null && form.system().equals(system.payout().code())))
                .toList();
        pages.write(response, new NewWithdrawalPage(
                visit.frame(MenuEntry.WITHDRAWALS, visit.say("withdrawal.new")), links, form));
    }

    private Form form(Visit visit, Draft draft, List<String> faults) {
        Limits limits = visit.merchant().limits(draft.system().key(), Direction.WITHDRAWAL)
                .orElse(draft.payout().limits());
        return new Form(WithdrawalsController.self(visit) + "/new", draft.payout().code(),
                draft.id(),
                visit.say("withdrawal.limits", visit.money(limits.min()),
                        visit.money(limits.max())),
                faults,
                Arrays.stream(OfficeField.values()).map(field -> field(visit, draft, field))
                        .toList());
    }

    private static Field field(Visit visit, Draft draft, OfficeField field) {
        boolean currency = field == OfficeField.CURRENCY;
        String hint = field == OfficeField.WALLET_RECIPIENT
                ? draft.payout().accountNumberRule() : "";
        return new Field(name(field), visit.say("order." + field),
                currency ? draft.system().currencyCode()
                        : draft.fields().getOrDefault(field, ""),
                hint, draft.payout().officeFields().contains(field), currency);
    }

    private static String name(OfficeField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }
}
