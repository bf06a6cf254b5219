package io.pasarela.office.claims;

import io.pasarela.deposits.Claim;
import io.pasarela.deposits.ClaimStatus;
import io.pasarela.deposits.Deposits;
import io.pasarela.deposits.Flag;
import io.pasarela.office.MenuEntry;
import io.pasarela.office.Visit;
import io.pasarela.office.claims.ClaimPage.Proof;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.pictures.Earlier;
import io.pasarela.pictures.Picture;
import io.pasarela.pictures.Pictures;
import io.pasarela.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Shows claims: the queue, and each one with its proof. */
@Controller
@RequestMapping("/office/m/{merchant}/possible-transactions")
class ClaimsController {

    private static final Duration LATE = Duration.ofHours(1);

    private final Pages pages;
    private final Deposits deposits;
    private final ClaimFacts money;
    private final Pictures pictures;
    private final PaymentSystems systems;
    private final Clock clock;

    ClaimsController(Pages pages, Deposits deposits, ClaimFacts money, Pictures pictures,
            PaymentSystems systems, Clock clock) {
        this.pages = pages;
        this.deposits = deposits;
        this.money = money;
        this.pictures = pictures;
        this.systems = systems;
        this.clock = clock;
    }

    @GetMapping
    void list(Visit visit, HttpServletResponse response) throws IOException {
        pages.write(response, new ClaimsPage(
                visit.frame(MenuEntry.CLAIMS, visit.say("claims.title")), self(visit),
                deposits.listWaiting(visit.merchantId()).stream()
                        .map(claim -> row(visit, claim)).toList()));
    }

    static String self(Visit visit) {
        return visit.root() + MenuEntry.CLAIMS.path();
    }

    private ClaimsPage.Row row(Visit visit, Claim claim) {
        Duration age = age(claim);
        List<String> why = new ArrayList<>(flags(visit, claim, "flag."));
        boolean flagged = !why.isEmpty();
        if (!flagged) {
            why.add(visit.say(claim.picture() == null ? "claims.no-report" : "claims.look"));
        }
        return new ClaimsPage.Row(self(visit) + "/" + claim.id(), Long.toString(claim.id()),
                visit.words().age(age), age.compareTo(LATE) > 0, title(claim),
                claim.payment().label(), claim.payment().key1(),
                visit.money(claim.payment().claimed()), why, flagged && claim.picture() != null);
    }

    private Duration age(Claim claim) {
        return Duration.between(Objects.requireNonNullElse(
                claim.decision().earlier().reopenedAt(), claim.payment().claimedAt()),
                clock.instant());
    }

    private String title(Claim claim) {
        String key = claim.payment().system();
        return systems.find(key).map(PaymentSystem::title).orElse(key);
    }

    private static List<String> flags(Visit visit, Claim claim, String prefix) {
        return claim.flags().stream().sorted()
                .map((Flag flag) -> visit.say(prefix + flag)).toList();
    }

    @GetMapping("/{id}")
    void show(Visit visit, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        Claim claim = require(visit, id);
        pages.write(response, new ClaimPage(
                visit.frame(MenuEntry.CLAIMS, visit.say("claim.title", Long.toString(id))),
                said(visit, claim), flags(visit, claim, "flag-means."), proof(visit, claim),
                earlier(visit, claim), decision(visit, claim), judging(visit, claim)));
    }

    private Claim require(Visit visit, long id) {
        return deposits.find(visit.merchantId(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ClaimPage.Said said(Visit visit, Claim claim) {
        var payment = claim.payment();
        return new ClaimPage.Said(Long.toString(claim.id()),
                visit.say("claim.state." + claim.status()), isWaiting(claim),
                visit.words().age(age(claim)), title(claim), payment.label(), payment.key1(),
                payment.customId(), visit.money(payment.claimed()),
                visit.time(payment.claimedAt()));
    }

    private static boolean isWaiting(Claim claim) {
        return claim.status() == ClaimStatus.WAITING;
    }

    private @Nullable Proof proof(Visit visit, Claim claim) {
        if (claim.picture() == null) return null;
        Earlier earlier = pictures.usedBefore(visit.merchantId().value(), claim.picture());
        var warnings = new ArrayList<String>();
        if (!earlier.equal().isEmpty()) warnings.add(visit.say("claim.picture-equal"));
        if (!earlier.alike().isEmpty()) warnings.add(visit.say("claim.picture-alike"));
        return new Proof(self(visit) + "/" + claim.id() + "/picture", warnings);
    }

    private ClaimPage.@Nullable Decision decision(Visit visit, Claim claim) {
        var decision = claim.decision();
        if (decision.at() == null) return null;
        String received = claim.status() != ClaimStatus.MATCHED ? ""
                : deposits.info(visit.merchantId(), claim.id()).map(info -> info.received())
                        .map(visit::money).orElse("");
        return new ClaimPage.Decision(visit.time(decision.at()),
                decision.by() == null ? visit.say("claim.by-itself") : decision.by(),
                decision.reason() == null ? "" : decision.reason(), received,
                claim.hasEnded() && visit.mayAct()
                        ? self(visit) + "/" + claim.id() + "/reopen" : null);
    }

    private static ClaimPage.@Nullable Earlier earlier(Visit visit, Claim claim) {
        var earlier = claim.decision().earlier();
        if (earlier.reopenedAt() == null) return null;
        String by = earlier.reopenedBy() != null ? earlier.reopenedBy()
                : visit.say("claim.appeal-of", Integer.toString(earlier.appeals()),
                        Integer.toString(Claim.APPEALS_MAX));
        return new ClaimPage.Earlier(visit.time(earlier.reopenedAt()), by,
                earlier.reason() != null ? earlier.reason() : visit.say("claim.had-expired"));
    }

    private ClaimPage.@Nullable Judging judging(Visit visit, Claim claim) {
        if (!isWaiting(claim) || !visit.mayAct()) return null;
        String self = self(visit) + "/" + claim.id();
        return new ClaimPage.Judging(self + "/confirm", self + "/reject",
                claim.payment().claimed().currency().getCurrencyCode(),
                money.facts(visit, claim), money.wallets(visit, claim));
    }

    /** It was re-encoded when it came; browsers are still told to trust it nothing. */
    @GetMapping("/{id}/picture")
    ResponseEntity<byte[]> picture(Visit visit, @PathVariable long id) {
        Optional<Picture> picture = Optional.ofNullable(require(visit, id).picture())
                .flatMap(number -> pictures.find(visit.merchantId().value(), number));
        return picture.map(found -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(found.mediaType()))
                        .header("Content-Security-Policy", "default-src 'none'; sandbox")
                        .header("Content-Disposition", "inline")
                        .body(found.content()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
