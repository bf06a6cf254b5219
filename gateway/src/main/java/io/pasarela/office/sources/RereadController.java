package io.pasarela.office.sources;

import io.pasarela.audit.Act;
import io.pasarela.audit.Audit;
import io.pasarela.bankfeed.Rereader;
import io.pasarela.bankfeed.Rereading;
import io.pasarela.bankfeed.Rereading.Told;
import io.pasarela.bankfeed.TextVerdict;
import io.pasarela.office.MenuEntry;
import io.pasarela.office.Redirect;
import io.pasarela.office.Visit;
import io.pasarela.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Reads history again, after showing what that would change. */
@Controller
@RequestMapping("/office/m/{merchant}/sources/reread")
class RereadController {

    private final Pages pages;
    private final Rereader rereader;
    private final Audit audit;
    private final TransactionTemplate transaction;

    RereadController(
            Pages pages, Rereader rereader, Audit audit, TransactionTemplate transaction) {
        this.pages = pages;
        this.rereader = rereader;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping
    void preview(Visit visit, HttpServletResponse response) throws IOException {
        Rereading preview = rereader.preview(visit.merchantId());
        boolean act = visit.mayAct() && !preview.changes().isEmpty();
        String self = SourcesController.self(visit);
        pages.write(response, new RereadPage(
                visit.frame(MenuEntry.SOURCES, visit.say("reread.title")),
                summary(visit, preview),
                preview.changes().stream().map(change -> change(visit, change)).toList(),
                act ? self + "/reread" : null, self));
    }

    private static String summary(Visit visit, Rereading preview) {
        if (preview.counts().isEmpty()) return visit.say("reread.nothing", preview.looked());
        String counts = Arrays.stream(TextVerdict.values())
                .filter(preview.counts()::containsKey)
                .map(verdict -> visit.say("text.verdict." + verdict) + ": "
                        + preview.counts().get(verdict))
                .collect(Collectors.joining(", "));
        return visit.say("reread.counts", preview.looked(), counts);
    }

    private static RereadPage.Change change(Visit visit, Rereading.Change change) {
        Told money = change.money();
        return new RereadPage.Change(Long.toString(change.text().id()),
                visit.time(change.text().text().receivedAt()), change.text().text().sender(),
                change.text().text().body(),
                visit.say("text.verdict." + change.text().verdict()),
                visit.say("text.verdict." + change.becomes()),
                money == null ? "" : visit.money(money.amount()),
                money == null ? "" : text(money.reference()),
                money == null ? "" : text(money.payer()),
                money == null ? "" : money.bankTransaction() == null
                        ? visit.say("reread.new-fact") : money.bankTransaction().toString());
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "–");
    }

    /** Each text commits for itself, so this is recorded after them. */
    @PostMapping
    ResponseEntity<Void> reread(Visit visit) {
        Rereading done = rereader.reread(visit.merchantId());
        Map<String, String> details = new HashMap<>();
        done.counts().forEach((verdict, count) ->
                details.put(SourcesController.name(verdict), Integer.toString(count)));
        transaction.executeWithoutResult(_ -> audit.record(new Act(visit.merchantId().value(),
                visit.login(), "texts.reread", done.looked() + " texts", details)));
        return Redirect.to(SourcesController.self(visit),
                done.counts().isEmpty() ? "ok.reread-nothing" : "ok.reread");
    }
}
