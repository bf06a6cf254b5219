package io.pasarela.imports;

import static org.springframework.transaction.annotation.Isolation.REPEATABLE_READ;

import io.pasarela.audit.Act;
import io.pasarela.audit.Audit;
import io.pasarela.imports.Comparison.Day;
import io.pasarela.imports.ComparisonStore.Explained;
import io.pasarela.imports.ComparisonStore.Said;
import io.pasarela.merchants.MerchantId;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.wallets.Wallet;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Compares what banks say with the books and with what was paid out; changes nothing of either. */
@Component
public class Comparisons {

    /** As many days as one page shows. */
    public static final int DAYS_MAX = 62;

    private static final int NOTE_MAX = 1_000;

    private final ComparisonStore store;
    private final PayoutMatcher payouts;
    private final PaymentSystems systems;
    private final Audit audit;
    private final Clock clock;

    Comparisons(ComparisonStore store, PayoutMatcher payouts, PaymentSystems systems, Audit audit,
            Clock clock) {
        this.store = store;
        this.payouts = payouts;
        this.systems = systems;
        this.audit = audit;
        this.clock = clock;
    }

    /** The account behind a wallet, over the last days that files tell of. */
    @Transactional(readOnly = true, isolation = REPEATABLE_READ)
    public Comparison compare(Wallet wallet) {
        PayoutMatcher.Matched matched = payouts.match(wallet, zone(wallet));
        return new Comparison(days(wallet), matched.alone(), matched.unseen(), matched.pairs());
    }

    private ZoneId zone(Wallet wallet) {
        return systems.find(wallet.paymentSystem()).map(PaymentSystem::zone)
                .orElse(ZoneOffset.UTC);
    }

    private List<Day> days(Wallet wallet) {
        MerchantId merchant = wallet.merchant();
        long account = wallet.bankAccount();
        // One day more, because the oldest one's difference is what was there before.
        var ends = store.listEnds(merchant, account, DAYS_MAX + 1);
        if (ends.isEmpty()) return List.of();
        LocalDate since = ends.getLast().getKey();
        var explanations = store.listExplanations(merchant, account, since);
        var changes = store.listChanges(merchant, account, since, zone(wallet));
        long now = store.inBooks(merchant, account);
        var days = new ArrayList<Day>();
        long before = 0;
        for (Map.Entry<LocalDate, Long> end : ends.reversed()) {
            LocalDate day = end.getKey();
            long books = now - changes.tailMap(day, false).values().stream()
                    .mapToLong(Long::longValue).sum();
            long difference = end.getValue() - books;
            long fresh = difference - before;
            days.addFirst(new Day(day, end.getValue(), books, difference, fresh,
                    explanations.get(new Explained(day, fresh))));
            before = difference;
        }
        return days.size() > DAYS_MAX ? days.subList(0, DAYS_MAX) : days;
    }

    /** What may come of explaining a difference. */
    public enum Explaining { EXPLAINED, NOTHING_SAID, OTHER_DIFFERENCE }

    /** A day's fresh difference, as the operator saw it. */
    public record Gap(LocalDate day, long fresh) {}

    /** Notes why a day differs, if it still differs by what the operator saw. */
    @Transactional
    public Explaining explain(Wallet wallet, Gap gap, String note, String operator) {
        String said = Text.line(note, NOTE_MAX);
        if (said.isEmpty()) return Explaining.NOTHING_SAID;
        boolean open = days(wallet).stream().anyMatch(day ->
                day.day().equals(gap.day()) && day.isOpen() && day.fresh() == gap.fresh());
        if (!open) return Explaining.OTHER_DIFFERENCE;
        store.explain(new Said(wallet.merchant(), wallet.bankAccount(),
                new Explained(gap.day(), gap.fresh()), said), operator, clock.instant());
        audit.record(new Act(wallet.merchant().value(), operator, "statement.explain",
                "wallet " + wallet.id(), Map.of("day", gap.day().toString(),
                        "difference_minor", Long.toString(gap.fresh()), "note", said)));
        return Explaining.EXPLAINED;
    }
}
