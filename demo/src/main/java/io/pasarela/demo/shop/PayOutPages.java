package io.pasarela.demo.shop;

import io.pasarela.demo.shop.Books.PayOutLine;
import io.pasarela.demo.systems.Amounts;
import io.pasarela.demo.systems.PaySystem;
import io.pasarela.demo.web.Html;
import io.pasarela.demo.web.Params;
import io.pasarela.demo.web.Reply;
import io.pasarela.demo.web.Template;
import io.pasarela.sdk.Refused;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Taking money out: the form with the gateway's remarks at its fields, and the order's page. */
final class PayOutPages {

    private static final String OTHER = "form";
    private static final String ID = "out-[0-9a-f]{20}";
    private static final int TEXT_MAX = 190;

    /** The wire's names of what the form's fields say. */
    private static final Map<String, String> FIELDS = Map.of(
            "payment_system", "system", "amount", "amount", "withdrawals_sum_amount", "amount",
            "account_number", "account", "account_name", "name");

    private static final Template FORM = Template.of("""
            <p class="back"><a href="/shop/">← {#back}</a></p>
            <h1>{#withdraw.title}</h1>
            <form class="card" method="post" action="/shop/withdraw">
            <input type="hidden" name="id" value="{id}">
            {formProblem}
            <fieldset><legend>{#withdraw.how}</legend><div class="choices">{choices}</div>
            {systemProblem}</fieldset>
            <label class="field">{#add.amount}
            <input name="amount" inputmode="decimal" autocomplete="off" maxlength="16" \
            value="{amount}" required></label>{amountProblem}
            <label class="field">{#withdraw.account}
            <input name="account" inputmode="numeric" autocomplete="off" maxlength="40" \
            value="{account}" required></label>{accountProblem}
            <label class="field">{#withdraw.name}
            <input name="name" autocomplete="name" maxlength="190" value="{name}" required>
            </label>{nameProblem}
            <button class="button">{#withdraw.go}</button>
            </form>
            """);

    private static final Template CHOICE = Template.of("""
            <label class="choice"><input type="radio" name="system" value="{value}" \
            required{checked}><span><strong>{title}</strong><span class="soft">{balance}</span>
            <span class="soft">{account}</span></span></label>
            """);

    private static final Template PROBLEM =
            Template.of("<p class=\"problem\" role=\"alert\">{text}</p>");

    private static final Template ORDER = Template.of("""
            <p class="back"><a href="/shop/">← {#back}</a></p>
            <h1>{heading}</h1>
            {status}
            <dl class="card facts"><dt>{#withdraw.how}</dt><dd>{system}</dd>
            <dt>{#withdraw.account}</dt><dd>{account}</dd>
            <dt>{#withdraw.name}</dt><dd>{name}</dd>
            <dt>{#order.id}</dt><dd><code>{id}</code></dd></dl>
            """);

    private final Books books;
    private final Cashier cashier;
    private final Progress progress;
    private final Visitors visitors;
    private final Clock clock;

    PayOutPages(Books books, Cashier cashier, Progress progress, Visitors visitors, Clock clock) {
        this.books = books;
        this.cashier = cashier;
        this.progress = progress;
        this.visitors = visitors;
        this.clock = clock;
    }

    Reply form(Visit visit) {
        return form(visit, 200, new Params(Map.of()), Map.of());
    }

    /** The form carries its order's id, so that sending it twice does not order twice. */
    Reply order(Visit visit) {
        Params form = visit.request().form();
        String id = form.text("id");
        if (books.payOut(id, visit.user()).isPresent()) {
            return Reply.seeOther("/shop/withdrawals/" + id);
        }
        Map<String, String> problems = new TreeMap<>();
        Optional<PaySystem> system = visit.systems().ofPayout(form.text("system"));
        Optional<BigDecimal> amount =
                system.flatMap(s -> Amounts.read(form.text("amount"), s.currency()));
        if (!id.matches(ID)) problems.put(OTHER, visit.say("withdraw.again"));
        if (system.isEmpty()) problems.put("system", visit.say("add.choose"));
        if (system.isPresent() && amount.isEmpty()) {
            problems.put("amount", visit.say("amount.problem"));
        }
        if (form.text("account").length() > TEXT_MAX || form.text("name").length() > TEXT_MAX) {
            problems.put(OTHER, visit.say("withdraw.again"));
        }
        if (!problems.isEmpty()) return form(visit, 422, form, problems);
        return order(visit, form, new PayOut(id, visit.user(), system.orElseThrow().payout(),
                system.orElseThrow().currency(), amount.orElseThrow(),
                form.text("account"), form.text("name"), clock.instant()));
    }

    Reply show(Visit visit) {
        return books.payOut(visit.request().segment("id"), visit.user())
                .map(line -> show(visit, line))
                .orElseGet(Reply::notFound);
    }

    Reply state(Visit visit) {
        return books.payOut(visit.request().segment("id"), visit.user())
                .map(line -> progress.asked(visit, line).reply())
                .orElseGet(Reply::notFound);
    }

    private Reply order(Visit visit, Params form, PayOut order) {
        String page = "/shop/withdrawals/" + order.id();
        return switch (cashier.order(order)) {
            case Reservation.TooLittle(var balance) -> form(visit, 422, form, Map.of("amount",
                    visit.say("withdraw.little", visit.shown(balance, order.currency()))));
            case Reservation.Known _ when books.payOut(order.id(), visit.user()).isEmpty() ->
                form(visit, 422, form, Map.of(OTHER, visit.say("withdraw.again")));
            case Reservation.Declined(var no) -> form(visit, 422, form, problems(visit, no));
            case Reservation.Known _, Reservation.Reserved _ -> Reply.seeOther(page);
        };
    }

    /** The gateway's remarks, each beside the field it is about. */
    private static Map<String, String> problems(Visit visit, Refused no) {
        Map<String, String> problems = new HashMap<>();
        no.fields().forEach((name, remarks) -> {
            String field = FIELDS.getOrDefault(name, OTHER);
            String said = String.join(" ", remarks);
            problems.merge(field, field.equals(OTHER) ? name + ": " + said : said,
                    (a, b) -> a + " " + b);
        });
        if (problems.isEmpty()) {
            problems.put(OTHER, visit.say("withdraw.refused", no.message()));
        }
        return problems;
    }

    private Reply show(Visit visit, PayOutLine line) {
        PayOut order = line.order();
        String heading = visit.say(
                "withdraw.heading", visit.shown(order.amount(), order.currency()));
        return visit.page(heading, ORDER.fill(visit.texts(), Map.of(
                "heading", heading, "id", order.id(),
                "status", progress.known(visit, line)
                        .box(visit.texts(), "/shop/withdrawals/" + order.id() + "/state"),
                "system", visit.systems().ofPayout(order.payout())
                        .map(PaySystem::name).orElse(order.payout()),
                "account", order.account(), "name", order.name())));
    }

    private Reply form(Visit visit, int status, Params form, Map<String, String> problems) {
        List<Html> choices = visit.systems().all().stream()
                .map(system -> choice(visit, system, form.text("system")))
                .toList();
        Map<String, Object> values = new HashMap<>(Map.of(
                // A new one even after a refusal: the refused order stays in the history.
                "id", visitors.newId("out-"),
                "choices", Html.all(choices),
                "amount", form.text("amount"),
                "account", form.text("account"),
                "name", form.text("name")));
        for (String field : List.of(OTHER, "system", "amount", "account", "name")) {
            String problem = problems.get(field);
            values.put(field + "Problem", problem == null ? Html.NOTHING
                    : PROBLEM.fill(visit.texts(), Map.of("text", problem)));
        }
        return visit.page(status, visit.say("withdraw.title"),
                FORM.fill(visit.texts(), values));
    }

    private Html choice(Visit visit, PaySystem system, String chosen) {
        BigDecimal balance = books.balance(visit.user(), system.currency());
        return CHOICE.fill(visit.texts(), Map.of(
                "value", system.payout(),
                "checked", new Html(system.payout().equals(chosen) ? " checked" : ""),
                "title", system.name(),
                "balance", visit.say("withdraw.have", visit.shown(balance, system.currency())),
                "account", system.account(visit.texts().language())));
    }
}
