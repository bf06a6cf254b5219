package io.pasarela.demo.bank;

import io.pasarela.demo.bank.Transfers.Line;
import io.pasarela.demo.systems.Amounts;
import io.pasarela.demo.systems.PaySystem;
import io.pasarela.demo.systems.PaySystems;
import io.pasarela.demo.web.Html;
import io.pasarela.demo.web.Language;
import io.pasarela.demo.web.Layout;
import io.pasarela.demo.web.Params;
import io.pasarela.demo.web.Reply;
import io.pasarela.demo.web.Request;
import io.pasarela.demo.web.Status;
import io.pasarela.demo.web.Template;
import io.pasarela.demo.web.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a customer of the bank sees: the form, his transfers, and one of them with its number. */
final class BankPages {

    private static final Layout LAYOUT = new Layout("bank");
    private static final int LINES_MAX = 10;
    /** Longer numbers are set smaller, so that they stay on one line of a phone. */
    private static final int LONG_FROM = 12;

    private static final Template FORM = Template.of("""
            <h1>{#send.title}</h1>
            <form class="card" method="post" action="/bank/transfers">
            {problem}
            <fieldset><legend>{#send.how}</legend><div class="choices">{systems}</div></fieldset>
            <label class="field">{#send.wallet}
            <input name="wallet" inputmode="numeric" autocomplete="off" maxlength="40" \
            value="{wallet}" data-wallet required></label>
            <label class="field">{#send.amount}
            <input name="amount" inputmode="decimal" autocomplete="off" maxlength="16" \
            value="{amount}" required></label>
            <label class="field">{#send.payer}
            <input name="payer" autocomplete="name" maxlength="100" value="{payer}"></label>
            <fieldset><legend>{#send.when}</legend><div class="choices">{delays}</div></fieldset>
            <button class="button">{#send.go}</button>
            </form>
            <section class="card"><h2>{#send.earlier}</h2>{earlier}</section>
            """);

    private static final Template CHOICE = Template.of("""
            <label class="choice"><input type="radio" name="{name}" value="{value}" \
            required{checked}{extra}><span><strong>{title}</strong>\
            <span class="soft">{note}</span></span></label>
            """);

    private static final Template LINE = Template.of("""
            <li><a href="/bank/transfers/{id}"><span class="what"><strong>{number}</strong>
            <time datetime="{time}">{time}</time></span><span class="how">
            <span class="sum">{amount}</span><span class="tag {tone}">{state}</span></span></a></li>
            """);

    private static final Template TRANSFER = Template.of("""
            <p class="back"><a href="/bank/">← {#back}</a></p>
            <section class="card sent"><p class="soft">{#sent.number.of} {system}</p>
            <p class="{size}" id="number">{number}</p>
            <p><button class="button" type="button" data-copy="number" \
            data-copied="{#sent.copied}">{#sent.copy}</button></p>
            <p class="soft">{#sent.hint}</p></section>
            {status}
            {report}
            <dl class="card facts"><dt>{#send.amount}</dt><dd>{amount}</dd>
            <dt>{#send.wallet}</dt><dd>{wallet}</dd>
            <dt>{#send.payer}</dt><dd>{payer}</dd>
            <dt>{#sent.at}</dt><dd><time datetime="{time}">{time}</time></dd></dl>
            {receipt}
            """);

    private static final Template REPORT = Template.of("""
            <form method="post" action="/bank/transfers/{id}/report" data-while-open>
            <button class="button quiet">{#sent.report}</button></form>
            """);

    private static final Template RECEIPT = Template.of("""
            <section class="card"><h2>{#receipt.title}</h2><p class="soft">{#receipt.hint}</p>
            <p><a class="button quiet" href="/bank/transfers/{id}/receipt.png" \
            download="comprobante-{number}.png">{#receipt.download}</a></p>
            <p><img class="receipt" src="/bank/transfers/{id}/receipt.png" \
            alt="{#receipt.title}" width="360"></p></section>
            """);

    private final Transfers transfers;
    private final PaySystems systems;
    private final Map<Language, Texts> texts;
    private final Clock clock;

    BankPages(Transfers transfers, PaySystems systems, Map<Language, Texts> texts, Clock clock) {
        this.transfers = transfers;
        this.systems = systems;
        this.texts = texts;
        this.clock = clock;
    }

    /** The form, filled in as far as the address says. */
    Reply form(Request request, String visitor) {
        return form(request, visitor, request.query(), "");
    }

    /** The form once more, with what was wrong. */
    Reply form(Request request, String visitor, Params given, String problem) {
        Texts said = texts(request);
        PaySystem chosen = systems.ofType(given.text("wallet_type"))
                .orElse(systems.all().getFirst());
        Html wrong = problem.isEmpty() ? Html.NOTHING
                : Template.of("<p class=\"problem\" role=\"alert\">{text}</p>")
                        .fill(said, Map.of("text", said.say(problem)));
        String wallet = given.text("wallet");
        Html content = FORM.fill(said, Map.of(
                "problem", wrong,
                "systems", systemChoices(said, chosen),
                "wallet", wallet.isEmpty() ? systems.wallet(chosen) : wallet,
                "amount", given.text("amount"),
                "payer", given.text("payer"),
                "delays", delayChoices(said, given.text("delay")),
                "earlier", earlier(said, visitor)));
        return Reply.page(problem.isEmpty() ? 200 : 422,
                LAYOUT.page(request, said, said.say("send.title"), content));
    }

    /** One transfer. */
    Reply show(Request request, Line line) {
        Texts said = texts(request);
        Transfer transfer = line.transfer();
        Optional<PaySystem> system = systems.ofType(transfer.system());
        Map<String, Object> values = new HashMap<>();
        values.put("id", transfer.id());
        values.put("number", transfer.number());
        values.put("size", transfer.number().length() > LONG_FROM ? "number long" : "number");
        values.put("system", system.map(PaySystem::name).orElse(transfer.system()));
        values.put("status", status(request, line)
                .box(said, "/bank/transfers/" + transfer.id() + "/state"));
        values.put("report", line.state() == Transfers.State.KEPT || isLater(line)
                ? REPORT.fill(said, Map.of("id", transfer.id())) : Html.NOTHING);
        values.put("amount", shown(said.language(), transfer));
        values.put("wallet", transfer.wallet());
        values.put("payer", transfer.payer().isEmpty() ? "—" : transfer.payer());
        values.put("time", transfer.at().truncatedTo(ChronoUnit.SECONDS));
        values.put("receipt", system.filter(PaySystem::receipt).isEmpty() ? Html.NOTHING
                : RECEIPT.fill(said, Map.of(
                        "id", transfer.id(), "number", transfer.number())));
        return Reply.page(200, LAYOUT.page(
                request, said, said.say("sent.title"), TRANSFER.fill(said, values)));
    }

    /** Whether the gateway knows. */
    Status status(Request request, Line line) {
        Texts said = texts(request);
        return switch (line.state()) {
            case KEPT -> Status.waiting(said.say("state.kept"), said.say("state.kept.note"));
            case TO_REPORT -> toReport(said, line);
            case ACKNOWLEDGED -> Status.good(
                    said.say("state.acknowledged"), said.say("state.acknowledged.note"));
            case REFUSED -> Status.bad(said.say("state.refused"), line.message());
        };
    }

    private boolean isLater(Line line) {
        return line.state() == Transfers.State.TO_REPORT && secondsLeft(line.transfer()) > 0;
    }

    private long secondsLeft(Transfer transfer) {
        return transfer.reportAt() == null ? 0
                : Duration.between(clock.instant(), transfer.reportAt()).toSeconds();
    }

    private Status toReport(Texts said, Line line) {
        long seconds = secondsLeft(line.transfer());
        return seconds > 0
                ? Status.waiting(said.say("state.later", seconds), said.say("state.later.note"))
                : Status.waiting(said.say("state.reporting"), said.say("state.reporting.note"));
    }

    private Html systemChoices(Texts said, PaySystem chosen) {
        List<Html> choices = new ArrayList<>();
        for (PaySystem system : systems.all()) {
            choices.add(CHOICE.fill(said, Map.of("name", "wallet_type", "value", system.type(),
                    "title", system.name(),
                    "note", system.country(said.language()) + " · " + system.currency(),
                    "checked", checked(system.equals(chosen)),
                    "extra", new Html(" data-account=\""
                            + Html.of(systems.wallet(system)).markup() + "\""))));
        }
        return Html.all(choices);
    }

    private static Html delayChoices(Texts said, String key) {
        Delay chosen = Delay.of(key).orElse(Delay.NOW);
        return Html.all(Arrays.stream(Delay.values()).map(delay -> CHOICE.fill(said, Map.of(
                "name", "delay", "value", delay.key(),
                "title", said.say("delay." + delay.key()), "note", "",
                "checked", checked(delay == chosen), "extra", Html.NOTHING))).toList());
    }

    private static Html checked(boolean checked) {
        return new Html(checked ? " checked" : "");
    }

    private Html earlier(Texts said, String visitor) {
        List<Html> lines = transfers.newest(visitor, LINES_MAX).stream()
                .map(line -> LINE.fill(said, Map.of(
                        "id", line.transfer().id(), "number", line.transfer().number(),
                        "time", line.transfer().at().truncatedTo(ChronoUnit.SECONDS),
                        "amount", shown(said.language(), line.transfer()),
                        "tone", tone(line), "state", said.say("tag." + tone(line)))))
                .toList();
        return lines.isEmpty()
                ? new Html("<p class=\"soft\">" + Html.of(said.say("send.none")).markup() + "</p>")
                : new Html("<ul class=\"lines\">" + Html.all(lines).markup() + "</ul>");
    }

    private static String tone(Line line) {
        return switch (line.state()) {
            case KEPT, TO_REPORT -> "wait";
            case ACKNOWLEDGED -> "good";
            case REFUSED -> "bad";
        };
    }

    private String shown(Language language, Transfer transfer) {
        return Amounts.shown(transfer.amount(), systems.symbol(transfer.currency()), language);
    }

    private Texts texts(Request request) {
        return texts.get(request.language());
    }
}
