package io.pasarela.imports;

import io.pasarela.imports.Comparison.Payout;
import io.pasarela.merchants.MerchantId;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.statements.Statement.Line;
import io.pasarela.wallets.Wallet;
import io.pasarela.withdrawals.Withdrawal;
import io.pasarela.withdrawals.Withdrawals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds the paid withdrawals among lines of money that left. The bank's reference, which is unique
 * in an account, and the amount decide; a like amount around the day is a hint and no more.
 */
@Component
class PayoutMatcher {

    private static final Period LOOK_BACK = Period.ofDays(62);
    private static final int NEAR_DAYS = 2;
    private static final int LINES_MAX = 500;

    private final ComparisonStore store;
    private final Withdrawals withdrawals;
    private final PaymentSystems systems;

    PayoutMatcher(ComparisonStore store, Withdrawals withdrawals, PaymentSystems systems) {
        this.store = store;
        this.withdrawals = withdrawals;
        this.systems = systems;
    }

    record Matched(List<Payout> alone, List<Withdrawal> unseen, int pairs) {}

    Matched match(Wallet wallet, ZoneId zone) {
        MerchantId merchant = wallet.merchant();
        List<LocalDate> span = store.findSpan(merchant, wallet.bankAccount());
        if (span.isEmpty()) return new Matched(List.of(), List.of(), 0);
        LocalDate last = span.getLast();
        LocalDate since = last.minus(LOOK_BACK).isAfter(span.getFirst())
                ? last.minus(LOOK_BACK) : span.getFirst();
        List<Withdrawal> paid = withdrawals.listPaid(merchant, wallet.bankAccount(),
                since.minusDays(NEAR_DAYS).atStartOfDay(zone).toInstant());
        var byReference = new HashMap<String, Withdrawal>();
        paid.forEach(one -> byReference.put(reference(one), one));
        var seen = new HashSet<Long>();
        var alone = new ArrayList<Line>();
        for (Line line : store.listOut(merchant, wallet.bankAccount(), since, LINES_MAX)) {
            Optional<Withdrawal> same = reference(wallet, line).map(byReference::get)
                    .filter(one -> one.order().amount().equals(line.amount()));
            if (same.isEmpty() || !seen.add(same.get().number())) alone.add(line);
        }
        List<Withdrawal> rest = paid.stream()
                .filter(one -> !seen.contains(one.number())).toList();
        return new Matched(
                alone.stream().map(line -> new Payout(line, like(line, rest, zone))).toList(),
                rest.stream().filter(one -> isBetween(day(one, zone), since, last)).toList(),
                seen.size());
    }

    private static List<Withdrawal> like(Line line, List<Withdrawal> rest, ZoneId zone) {
        return rest.stream()
                .filter(one -> one.order().amount().equals(line.amount()))
                .filter(one -> isBetween(day(one, zone), line.day().minusDays(NEAR_DAYS),
                        line.day().plusDays(NEAR_DAYS)))
                .toList();
    }

    private static boolean isBetween(LocalDate day, LocalDate first, LocalDate last) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    private static LocalDate day(Withdrawal paid, ZoneId zone) {
        Instant at = Objects.requireNonNull(paid.progress().finish()).at();
        return at.atZone(zone).toLocalDate();
    }

    private static String reference(Withdrawal paid) {
        return Objects.requireNonNull(paid.progress().payment()).reference();
    }

    /** In the normal form in which operators' references are kept, whatever they consist of. */
    private Optional<String> reference(Wallet wallet, Line line) {
        String raw = line.reference();
        if (raw == null) return Optional.empty();
        return systems.find(wallet.paymentSystem()).map(PaymentSystem::number)
                .flatMap(rule -> rule.normaliseReference(raw))
                .or(() -> Optional.of(raw.replaceAll("\\s+", "")));
    }
}
