package io.pasarela.office.home;

import io.pasarela.bankfeed.BankFeed;
import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.deposits.Claim;
import io.pasarela.deposits.Deposits;
import io.pasarela.ledger.Balance;
import io.pasarela.ledger.Ledger;
import io.pasarela.office.MenuEntry;
import io.pasarela.office.Needs;
import io.pasarela.office.Visit;
import io.pasarela.office.home.HomePage.Row;
import io.pasarela.office.home.HomePage.Tile;
import io.pasarela.people.Role;
import io.pasarela.platform.web.Pages;
import io.pasarela.withdrawals.Queue;
import io.pasarela.withdrawals.WithdrawalState;
import io.pasarela.withdrawals.Withdrawals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what waits. */
@Controller
class HomeController {

    /** People who wait for longer are shown in red, and so is money nobody asked for. */
    private static final Duration PEOPLE_LATE = Duration.ofHours(1);
    private static final Duration MONEY_LATE = Duration.ofDays(1);

    /** A queue; empty when nothing is the oldest in it. */
    private record Waiting(MenuEntry entry, String text, int count, Optional<Instant> oldest) {}

    private final Pages pages;
    private final Deposits deposits;
    private final Withdrawals withdrawals;
    private final BankFeed bankFeed;
    private final Ledger ledger;
    private final Clock clock;

    HomeController(Pages pages, Deposits deposits, Withdrawals withdrawals, BankFeed bankFeed,
            Ledger ledger, Clock clock) {
        this.pages = pages;
        this.deposits = deposits;
        this.withdrawals = withdrawals;
        this.bankFeed = bankFeed;
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping("/office/m/{merchant}")
    @Needs(Role.MERCHANT_USER)
    void show(Visit visit, HttpServletResponse response) throws IOException {
        List<Row> balances = ledger.balances(visit.merchantId()).stream()
                .map(balance -> row(visit, balance)).toList();
        pages.write(response, new HomePage(
                visit.frame(MenuEntry.HOME, visit.say("home.title")), tiles(visit), balances));
    }

    /** Of the pages he may open. */
    private List<Tile> tiles(Visit visit) {
        return queues(visit).stream()
                .filter(queue -> visit.operator().role().covers(queue.entry().needed()))
                .map(queue -> tile(visit, queue)).toList();
    }

    private List<Waiting> queues(Visit visit) {
        var all = new ArrayList<Waiting>();
        List<Claim> claims = deposits.listWaiting(visit.merchantId());
        all.add(new Waiting(MenuEntry.CLAIMS, "home.claims", claims.size(),
                claims.stream().findFirst().map(claim -> claim.payment().claimedAt())));
        List<Queue> orders = withdrawals.queues(visit.merchantId());
        for (WithdrawalState state : WithdrawalState.values()) {
            if (state.isFinished()) continue;
            Optional<Queue> queue =
                    orders.stream().filter(one -> one.state() == state).findFirst();
            all.add(new Waiting(MenuEntry.WITHDRAWALS, "home.withdrawals." + state,
                    queue.map(Queue::count).orElse(0), queue.map(Queue::oldest)));
        }
        List<BankTransaction> facts = bankFeed.listUnclaimed(visit.merchantId());
        all.add(new Waiting(MenuEntry.BANK_TRANSACTIONS, "home.facts", facts.size(),
                facts.stream().findFirst().map(fact -> fact.origin().receivedAt())));
        return all;
    }

    private Tile tile(Visit visit, Waiting queue) {
        Duration age = queue.oldest().map(at -> Duration.between(at, clock.instant()))
                .orElse(Duration.ZERO);
        Duration late =
                queue.entry() == MenuEntry.BANK_TRANSACTIONS ? MONEY_LATE : PEOPLE_LATE;
        return new Tile(visit.say(queue.text()), Integer.toString(queue.count()),
                queue.count() == 0 ? visit.say("home.nothing")
                        : visit.say("home.oldest", visit.words().age(age)),
                age.compareTo(late) > 0, visit.root() + queue.entry().path());
    }

    private static Row row(Visit visit, Balance balance) {
        long available = balance.inAccounts() - balance.reserved().minor();
        return new Row(balance.currency(),
                visit.words().signed(balance.inAccounts(), balance.reserved().currency()),
                visit.money(balance.reserved()),
                visit.words().signed(available, balance.reserved().currency()),
                visit.money(balance.received()), visit.money(balance.paidOut()));
    }
}
