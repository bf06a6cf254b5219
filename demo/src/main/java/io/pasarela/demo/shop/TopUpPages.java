package io.pasarela.demo.shop;

import io.pasarela.demo.shop.Books.TopUpLine;
import io.pasarela.demo.systems.Amounts;
import io.pasarela.demo.systems.PaySystem;
import io.pasarela.demo.web.Html;
import io.pasarela.demo.web.Params;
import io.pasarela.demo.web.Reply;
import io.pasarela.demo.web.Template;
import io.pasarela.sdk.Links;
import io.pasarela.sdk.WindowLink;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adding money: the form, the order's page with the payment window in it, the way back. */
final class TopUpPages {

    private static final String ANY = "any";

    private static final Template FORM = Template.of("""
            <h1>{#add.title}</h1>
            <form class="card" method="post" action="/shop/add">
            <fieldset><legend>{#add.how}</legend><div class="choices">{choices}</div></fieldset>
            <label class="field">{#add.amount}
            <input name="amount" inputmode="decimal" autocomplete="off" maxlength="16" \
            value="{amount}" placeholder="5000"{invalid}></label>
            {problem}
            <p class="soft">{#add.hint}</p>
            <button class="button">{#add.go}</button>
            </form>
            """);

    private static final Template CHOICE = Template.of("""
            <label class="choice"><input type="radio" name="system" value="{value}" \
            required{checked}><span><strong>{title}</strong><span class="soft">{note}</span>
            </span></label>
            """);

    private static final Template PROBLEM = Template.of(
            "<p class=\"problem\" id=\"problem\" role=\"alert\">{text}</p>");

    private static final Template ORDER = Template.of("""
            <p class="back"><a href="/shop/">← {#back}</a></p>
            <h1>{heading}</h1>
            {status}
            {rest}
            """);

    private static final Template PAY = Template.of("""
            <div class="pay">
            <iframe src="{window}" width="640" height="750" title="{#order.window}" \
            allow="clipboard-write" data-window></iframe>
            <aside class="card"><h2>{#order.play}</h2><p>{#order.play.note}</p>
            <p><a class="button quiet" href="{bank}" target="_blank" \
            rel="noopener">{#order.bank}</a></p>
            <p class="soft">{#order.trouble}
            <a href="{window}" target="_blank" rel="noopener">{#order.tab}</a></p>
            <dl><dt>{#order.id}</dt><dd><code>{id}</code></dd></dl></aside>
            </div>
            """);

    private static final Template DONE = Template.of("""
            <p class="actions"><a class="button" href="/shop/">{#back}</a>{again}</p>
            <dl class="card facts"><dt>{#order.id}</dt><dd><code>{id}</code></dd></dl>
            """);

    private static final Template AGAIN = Template.of(
            "<a class=\"button quiet\" href=\"/shop/orders/{id}\">{#order.again}</a>");

    private static final Template RETURN = Template.of("""
            <section class="card returned" data-returned="{kind}">
            <h1>{title}</h1><p>{note}</p>
            <p><a class="button" href="/shop/" target="_top">{#back}</a></p></section>
            """);

    private final Books books;
    private final Progress progress;
    private final Links links;
    private final ShopSettings.ReturnIds returns;
    private final Visitors visitors;
    private final Clock clock;

    TopUpPages(Books books, Progress progress, ShopSettings settings, Visitors visitors,
            Clock clock) {
        this.books = books;
        this.progress = progress;
        this.links = Links.to(settings.window(), settings.keys().windowKey());
        this.returns = settings.returns();
        this.visitors = visitors;
        this.clock = clock;
    }

    Reply form(Visit visit) {
        String first = visit.systems().all().getFirst().type();
        return form(visit, 200, first, "", Html.NOTHING);
    }

    Reply order(Visit visit) {
        Params form = visit.request().form();
        String chosen = form.text("system");
        Optional<PaySystem> system = visit.systems().ofType(chosen);
        if (system.isEmpty() && !chosen.equals(ANY)) {
            return form(visit, 422, "", form.text("amount"),
                    PROBLEM.fill(visit.texts(), Map.of("text", visit.say("add.choose"))));
        }
        Optional<BigDecimal> amount =
                system.flatMap(s -> Amounts.read(form.text("amount"), s.currency()));
        if (system.isPresent() && amount.isEmpty()) {
            return form(visit, 422, chosen, form.text("amount"),
                    PROBLEM.fill(visit.texts(), Map.of("text", visit.say("amount.problem"))));
        }
        TopUp order = new TopUp(visitors.newId("add-"), visit.user(),
                system.map(PaySystem::type).orElse(null),
                system.map(PaySystem::currency).orElse(null),
                amount.orElse(null), clock.instant());
        books.order(order);
        return Reply.seeOther("/shop/orders/" + order.id());
    }

    Reply show(Visit visit) {
        return books.topUp(visit.request().segment("id"), visit.user())
                .map(line -> show(visit, line))
                .orElseGet(Reply::notFound);
    }

    Reply state(Visit visit) {
        return books.topUp(visit.request().segment("id"), visit.user())
                .map(line -> progress.asked(visit, line).reply())
                .orElseGet(Reply::notFound);
    }

    /** Where the window sends the payer. It proves nothing, so it books nothing. */
    Reply returned(Visit visit) {
        String kind = visit.request().segment("kind");
        if (!List.of("success", "pending", "fail").contains(kind)) return Reply.notFound();
        return visit.page(visit.say("return." + kind + ".title"), RETURN.fill(visit.texts(), Map.of(
                "kind", kind,
                "title", visit.say("return." + kind + ".title"),
                "note", visit.say("return." + kind + ".note"))));
    }

    private Reply show(Visit visit, TopUpLine line) {
        TopUp order = line.order();
        boolean returned = !visit.request().query().text("returned").isEmpty();
        boolean over = line.credited() != null;
        String heading = order.amount() == null || order.currency() == null
                ? visit.say("add.title")
                : visit.say("order.title", visit.shown(order.amount(), order.currency()));
        return visit.page(heading, ORDER.fill(visit.texts(), Map.of(
                "heading", heading,
                "status", progress.known(visit, line)
                        .box(visit.texts(), "/shop/orders/" + order.id() + "/state"),
                "rest", over || returned ? done(visit, order, over) : pay(visit, order))));
    }

    private static Html done(Visit visit, TopUp order, boolean over) {
        return DONE.fill(visit.texts(), Map.of("id", order.id(), "again", over
                ? Html.NOTHING : AGAIN.fill(visit.texts(), Map.of("id", order.id()))));
    }

    private Html pay(Visit visit, TopUp order) {
        return PAY.fill(visit.texts(), Map.of(
                "window", window(visit, order), "bank", bank(visit, order), "id", order.id()));
    }

    private URI window(Visit visit, TopUp order) {
        String currencies = order.currency() == null
                ? String.join(",", visit.systems().currencies()) : order.currency();
        WindowLink link = links.payment(order.user(), currencies, order.id())
                .lang(visit.texts().language().code())
                .successUrlId(returns.success())
                .pendingUrlId(returns.pending())
                .failUrlId(returns.fail());
        if (order.system() != null) link = link.walletType(order.system());
        if (order.amount() != null) link = link.fixedAmount(order.amount());
        return link.signed();
    }

    /** In a demo the payer needs a bank; with the form filled in as far as the shop can. */
    private static String bank(Visit visit, TopUp order) {
        Map<String, String> query = new LinkedHashMap<>();
        Optional.ofNullable(order.system()).flatMap(visit.systems()::ofType).ifPresent(system -> {
            query.put("wallet_type", system.type());
            query.put("wallet", visit.systems().wallet(system));
        });
        if (order.amount() != null) query.put("amount", Amounts.plain(order.amount()));
        return query.isEmpty() ? "/bank/" : "/bank/?" + new Params(query).encoded();
    }

    private static Reply form(
            Visit visit, int status, String chosen, String amount, Html problem) {
        List<Html> choices = new ArrayList<>();
        for (PaySystem system : visit.systems().all()) {
            choices.add(choice(visit, system.type().equals(chosen), system.type(), system.name(),
                    system.country(visit.texts().language()) + " · " + system.symbol() + " "
                            + system.currency()));
        }
        choices.add(choice(visit, chosen.equals(ANY), ANY, visit.say("add.any"),
                visit.say("add.any.note")));
        return visit.page(status, visit.say("add.title"), FORM.fill(visit.texts(), Map.of(
                "choices", Html.all(choices), "amount", amount, "problem", problem,
                "invalid", problem.equals(Html.NOTHING) ? Html.NOTHING
                        : new Html(" aria-invalid=\"true\" aria-describedby=\"problem\""))));
    }

    private static Html choice(
            Visit visit, boolean checked, String value, String title, String note) {
        return CHOICE.fill(visit.texts(), Map.of("value", value, "title", title, "note", note,
                "checked", new Html(checked ? " checked" : "")));
    }
}
