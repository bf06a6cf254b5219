package io.pasarela.office.sources;

import io.pasarela.bankfeed.BalanceGap;
import io.pasarela.bankfeed.Inbox;
import io.pasarela.bankfeed.KeptText;
import io.pasarela.bankfeed.SourceHealth;
import io.pasarela.bankfeed.SourceWatch;
import io.pasarela.bankfeed.TextVerdict;
import io.pasarela.office.Frame.Link;
import io.pasarela.office.MenuEntry;
import io.pasarela.office.Visit;
import io.pasarela.platform.web.Pages;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows how sources fare and what became of the texts they forwarded. */
@Controller
class SourcesController {

    private static final int PAGE = 50;

    private final Pages pages;
    private final SourceWatch watch;
    private final Inbox inbox;
    private final Wallets wallets;
    private final Clock clock;

    SourcesController(
            Pages pages, SourceWatch watch, Inbox inbox, Wallets wallets, Clock clock) {
        this.pages = pages;
        this.watch = watch;
        this.inbox = inbox;
        this.wallets = wallets;
        this.clock = clock;
    }

    static String self(Visit visit) {
        return visit.root() + MenuEntry.SOURCES.path();
    }

    @GetMapping("/office/m/{merchant}/sources")
    void list(Visit visit, @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            HttpServletResponse response) throws IOException {
        Optional<TextVerdict> chosen = Arrays.stream(TextVerdict.values())
                .filter(one -> name(one).equals(verdict)).findFirst();
        List<KeptText> texts = chosen
                .map(one -> inbox.list(visit.merchantId(), one, before, PAGE))
                .orElseGet(() -> inbox.list(visit.merchantId(), before, PAGE));
        pages.write(response, new SourcesPage(
                visit.frame(MenuEntry.SOURCES, visit.say("sources.title")),
                watch.list(visit.merchantId()).stream()
                        .map(source -> source(visit, source)).toList(),
                gaps(visit), shelves(visit, chosen),
                texts.stream().map(text -> text(visit, text)).toList(),
                self(visit) + "/reread",
                texts.size() < PAGE ? null : self(visit) + "?verdict="
                        + chosen.map(SourcesController::name).orElse("")
                        + "&before=" + texts.getLast().id()));
    }

    static String name(TextVerdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private SourcesPage.Source source(Visit visit, SourceHealth source) {
        String heard = source.heardAt() == null ? visit.say("sources.never")
                : visit.say("sources.ago", visit.words().age(
                        Duration.between(source.heardAt(), clock.instant())));
        String state = source.isSilent() ? visit.say("sources.silent")
                : source.silentAfter() == null ? visit.say("sources.unwatched")
                : visit.say("sources.watched", visit.words().age(source.silentAfter()));
        return new SourcesPage.Source(source.name(), heard, state, source.isSilent(),
                count(source, TextVerdict.STORED, TextVerdict.DUPLICATE),
                count(source, TextVerdict.IGNORED), count(source, TextVerdict.UNREAD),
                count(source, TextVerdict.UNTRUSTED), Long.toString(source.repeats()));
    }

    private static String count(SourceHealth source, TextVerdict... verdicts) {
        return Long.toString(Arrays.stream(verdicts)
                .mapToLong(verdict -> source.texts().getOrDefault(verdict, 0L)).sum());
    }

    private List<SourcesPage.Gap> gaps(Visit visit) {
        List<BalanceGap> gaps = watch.listGaps(visit.merchantId());
        if (gaps.isEmpty()) return List.of();
        Map<Long, String> accounts = wallets.list(visit.merchantId()).stream()
                .collect(Collectors.toMap(Wallet::bankAccount, Wallet::accountNumber,
                        (one, other) -> one.equals(other) ? one : one + " / " + other));
        return gaps.stream().map(gap -> new SourcesPage.Gap(
                accounts.getOrDefault(gap.bankAccount(), ""), visit.money(gap.missing()),
                visit.time(gap.from()), visit.time(gap.until()))).toList();
    }

    private static List<Link> shelves(Visit visit, Optional<TextVerdict> chosen) {
        var links = new ArrayList<Link>();
        links.add(new Link(visit.say("sources.all"), self(visit), chosen.isEmpty()));
        for (TextVerdict verdict : TextVerdict.values()) {
            links.add(new Link(visit.say("text.verdict." + verdict),
                    self(visit) + "?verdict=" + name(verdict),
                    chosen.equals(Optional.of(verdict))));
        }
        return links;
    }

    private static SourcesPage.Text text(Visit visit, KeptText text) {
        String why = text.reason() != null ? visit.say("text.reason." + text.reason())
                : visit.say("sources.read-by", text.parser());
        return new SourcesPage.Text(Long.toString(text.id()),
                visit.time(text.text().receivedAt()), text.source(), text.text().sender(),
                text.text().body(), visit.say("text.verdict." + text.verdict()),
                color(text.verdict()), why,
                text.bankTransaction() == null ? "" : text.bankTransaction().toString());
    }

    private static String color(TextVerdict verdict) {
        return switch (verdict) {
            case STORED -> "bg-green-lt";
            case DUPLICATE, IGNORED -> "bg-secondary-lt";
            case UNREAD -> "bg-yellow-lt";
            case UNTRUSTED -> "bg-red-lt";
        };
    }
}
