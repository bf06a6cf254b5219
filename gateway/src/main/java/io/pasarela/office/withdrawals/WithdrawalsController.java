package io.pasarela.office.withdrawals;

import io.pasarela.office.Frame.Link;
import io.pasarela.office.MenuEntry;
import io.pasarela.office.Needs;
import io.pasarela.office.Visit;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.people.Role;
import io.pasarela.platform.web.Pages;
import io.pasarela.wallets.Wallets;
import io.pasarela.withdrawals.Withdrawal;
import io.pasarela.withdrawals.WithdrawalState;
import io.pasarela.withdrawals.Withdrawals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Shows withdrawals: the list, and each one with what may be done to it. */
@Controller
@RequestMapping("/office/m/{merchant}/withdrawals")
class WithdrawalsController {

    private final Pages pages;
    private final Withdrawals withdrawals;
    private final Wallets wallets;
    private final PaymentSystems systems;
    private final Clock clock;

    WithdrawalsController(Pages pages, Withdrawals withdrawals, Wallets wallets,
            PaymentSystems systems, Clock clock) {
        this.pages = pages;
        this.withdrawals = withdrawals;
        this.wallets = wallets;
        this.systems = systems;
        this.clock = clock;
    }

    static String self(Visit visit) {
        return visit.root() + MenuEntry.WITHDRAWALS.path();
    }

    @GetMapping
    @Needs(Role.MERCHANT_USER)
    void list(Visit visit, @RequestParam(defaultValue = "open") String shelf,
            @RequestParam(defaultValue = "9223372036854775807") long below,
            HttpServletResponse response) throws IOException {
        Shelf chosen = Arrays.stream(Shelf.values())
                .filter(one -> name(one).equals(shelf)).findFirst().orElse(Shelf.OPEN);
        List<Withdrawal> found =
                withdrawals.list(visit.merchantId(), chosen.states(), below);
        List<Link> shelves = Arrays.stream(Shelf.values())
                .map(one -> new Link(visit.say("withdrawals.shelf." + one),
                        self(visit) + "?shelf=" + name(one), one == chosen)).toList();
        String here = self(visit) + "?shelf=" + name(chosen);
        pages.write(response, new WithdrawalsPage(
                visit.frame(MenuEntry.WITHDRAWALS, visit.say("withdrawals.title")), here, shelves,
                found.stream().map(withdrawal -> row(visit, withdrawal)).toList(),
                found.size() < Withdrawals.PAGE_MAX ? null
                        : here + "&below=" + found.getLast().number(),
                visit.mayAct() ? self(visit) + "/new" : null));
    }

    private static String name(Shelf shelf) {
        return shelf.name().toLowerCase(Locale.ROOT);
    }

    private WithdrawalsPage.Row row(Visit visit, Withdrawal withdrawal) {
        var taken = withdrawal.progress().taken();
        boolean takeable = visit.mayAct() && isTakeable(withdrawal);
        String url = self(visit) + "/" + withdrawal.number();
        return new WithdrawalsPage.Row(url, Long.toString(withdrawal.number()),
                withdrawal.withdrawalId(), age(visit, withdrawal.createdAt()), title(withdrawal),
                withdrawal.order().recipient().accountNumber(),
                visit.money(withdrawal.order().amount()),
                visit.say("withdrawal.state." + withdrawal.state()),
                taken == null || !visit.mayKnowOperators() ? "" : taken.operator(),
                mark(withdrawal).map(visit::say).orElse(""),
                takeable ? url + "/take" : null);
    }

    private static boolean isTakeable(Withdrawal withdrawal) {
        return withdrawal.state() == WithdrawalState.NEW && !withdrawal.isTest();
    }

    private String age(Visit visit, Instant since) {
        return visit.words().age(Duration.between(since, clock.instant()));
    }

    /** Where the texts name what deserves a look; most withdrawals have nothing of that. */
    private Optional<String> mark(Withdrawal withdrawal) {
        if (withdrawals.isUncertain(withdrawal)) return Optional.of("withdrawal.uncertain");
        return switch (withdrawal.origin()) {
            case TEST -> Optional.of("withdrawal.test");
            case HAND -> Optional.of("withdrawal.hand");
            case API -> Optional.empty();
        };
    }

    private String title(Withdrawal withdrawal) {
        String code = withdrawal.order().paymentSystem();
        return systems.findByPayoutCode(code).map(PaymentSystem::title).orElse(code);
    }

    @GetMapping("/{number:[0-9]{1,18}}")
    @Needs(Role.MERCHANT_USER)
    void show(Visit visit, @PathVariable long number, HttpServletResponse response)
            throws IOException {
        Withdrawal withdrawal = withdrawals.find(visit.merchantId(), number)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        pages.write(response, new WithdrawalPage(
                visit.frame(MenuEntry.WITHDRAWALS,
                        visit.say("withdrawal.title", Long.toString(number))),
                visit.say("withdrawal.state." + withdrawal.state()),
                !withdrawal.state().isFinished(),
                new WithdrawalFacts(visit, withdrawal, wallets).list(title(withdrawal)),
                mark(withdrawal).map(mark -> visit.say(mark + "-means")).stream().toList(),
                acts(visit, withdrawal)));
    }

    private WithdrawalPage.Acts acts(Visit visit, Withdrawal withdrawal) {
        String self = self(visit) + "/" + withdrawal.number();
        boolean working = visit.mayAct() && withdrawal.state() == WithdrawalState.IN_PROGRESS
                && !withdrawal.isTest();
        var taken = withdrawal.progress().taken();
        boolean mine = working && taken != null && taken.operator().equals(visit.login());
        boolean fresh = visit.mayAct() && isTakeable(withdrawal);
        return new WithdrawalPage.Acts(Integer.toString(withdrawal.progress().fence()),
                orNull(fresh, self + "/take"), orNull(mine, self + "/process"),
                orNull(working, self + "/put-back"), orNull(fresh || mine, self + "/reject"),
                mine ? payable(visit, withdrawal) : List.of());
    }

    private static @Nullable String orNull(boolean fits, String url) {
        return fits ? url : null;
    }

    private List<WithdrawalPage.Wallet> payable(Visit visit, Withdrawal withdrawal) {
        return wallets.list(visit.merchantId()).stream()
                .filter(wallet ->
                        wallet.currency().equals(withdrawal.order().amount().currency()))
                .map(wallet -> new WithdrawalPage.Wallet(Long.toString(wallet.id()),
                        systems.find(wallet.paymentSystem()).map(PaymentSystem::title)
                                .orElse(wallet.paymentSystem()) + " " + wallet.accountNumber()))
                .toList();
    }
}
