package io.pasarela.demo.shop;

import io.pasarela.demo.shop.Books.PayOutLine;
import io.pasarela.demo.shop.Books.TopUpLine;
import io.pasarela.demo.shop.Event.TopUpCredited;
import io.pasarela.demo.systems.PaySystem;
import io.pasarela.demo.web.Html;
import io.pasarela.demo.web.Reply;
import io.pasarela.demo.web.Status;
import io.pasarela.demo.web.Template;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a user has, what he can do, and what he did lately. */
final class HomePage {

    private static final int LINES_MAX = 15;

    private static final Template PAGE = Template.of("""
            <h1>{#home.title}</h1>
            <p class="soft">{#home.you} <code>{user}</code></p>
            <section class="balances">{balances}</section>
            <p class="actions"><a class="button" href="/shop/add">{#add.title}</a>
            <a class="button quiet" href="/shop/withdraw">{#withdraw.title}</a></p>
            <section class="card"><h2>{#home.activity}</h2>{activity}</section>
            """);

    private static final Template BALANCE = Template.of("""
            <article class="card balance"><h2>{currency}</h2>
            <p class="amount" data-balance="{currency}">{amount}</p><p class="soft">{note}</p>
            </article>
            """);

    private static final Template LINE = Template.of("""
            <li><a href="{href}"><span class="what"><strong>{title}</strong>
            <time datetime="{time}">{time}</time></span>
            <span class="how"><span class="sum {tone}">{amount}</span>
            <span class="tag {tone}">{state}</span></span></a></li>
            """);

    private final Books books;
    private final Progress progress;

    private record Line(Instant at, Html html) {}

    HomePage(Books books, Progress progress) {
        this.books = books;
        this.progress = progress;
    }

    Reply answer(Visit visit) {
        return visit.page(visit.say("home.title"), PAGE.fill(visit.texts(), Map.of(
                "user", visit.user(), "balances", balances(visit), "activity", activity(visit))));
    }

    private Html balances(Visit visit) {
        return Html.all(visit.systems().currencies().stream().map(currency -> {
            BigDecimal leaving = books.leaving(visit.user(), currency);
            String note = leaving.signum() == 0
                    ? "" : visit.say("home.leaving", visit.shown(leaving, currency));
            return BALANCE.fill(visit.texts(), Map.of("currency", currency, "note", note,
                    "amount", visit.shown(books.balance(visit.user(), currency), currency)));
        }).toList());
    }

    private Html activity(Visit visit) {
        List<Html> lines = Stream.concat(
                        books.newestTopUps(visit.user(), LINES_MAX).stream()
                                .map(line -> line(visit, line)),
                        books.newestPayOuts(visit.user(), LINES_MAX).stream()
                                .map(line -> line(visit, line)))
                .sorted(Comparator.comparing(Line::at).reversed())
                .limit(LINES_MAX).map(Line::html).toList();
        return lines.isEmpty()
                ? new Html("<p class=\"soft\">" + Html.of(visit.say("home.nothing")).markup()
                        + "</p>")
                : new Html("<ul class=\"lines\">" + Html.all(lines).markup() + "</ul>");
    }

    private Line line(Visit visit, TopUpLine line) {
        TopUp order = line.order();
        TopUpCredited credited = line.credited();
        String amount = "";
        if (credited != null) {
            amount = "+" + visit.shown(credited.amount(), credited.currency());
        } else if (order.amount() != null && order.currency() != null) {
            amount = visit.shown(order.amount(), order.currency());
        }
        String system = order.system() == null
                ? "" : visit.systems().ofType(order.system()).map(PaySystem::name).orElse("");
        String title = visit.say("add.title") + (system.isEmpty() ? "" : " · " + system);
        return html(visit, order.at(), "/shop/orders/" + order.id(), title, amount,
                progress.known(visit, line), credited == null ? "state.open" : "state.credited");
    }

    private Line line(Visit visit, PayOutLine line) {
        PayOut order = line.order();
        String system = visit.systems().ofPayout(order.payout()).map(PaySystem::name).orElse("");
        return html(visit, order.at(), "/shop/withdrawals/" + order.id(),
                visit.say("withdraw.title") + " · " + system,
                "−" + visit.shown(order.amount(), order.currency()),
                progress.known(visit, line), "state." + line.state().name().toLowerCase());
    }

    private static Line html(Visit visit, Instant at, String href, String title, String amount,
            Status status, String state) {
        return new Line(at, LINE.fill(visit.texts(), Map.of(
                "href", href, "title", title, "amount", amount, "tone", status.tone(),
                "state", visit.say(state), "time", at.truncatedTo(ChronoUnit.SECONDS))));
    }
}
