package io.pasarela.torture.checks;

import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Tenant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Money is neither made nor lost: the ledger is recomputed from facts, deposits and withdrawals, by
 * code that shares nothing with the gateway's.
 */
final class BooksCheck {

    private final Cast cast;
    private final Stored stored;
    private final List<String> violations = new ArrayList<>();

    private BooksCheck(Cast cast, Stored stored) {
        this.cast = cast;
        this.stored = stored;
    }

    static List<String> violations(Cast cast, Stored stored) {
        return new BooksCheck(cast, stored).check();
    }

    private List<String> check() {
        stored.auditFaults().forEach(fault -> violations.add("the ledger differs: " + fault));
        for (Tenant tenant : cast.tenants()) {
            check(tenant, Tenant.ACTIVATING, Minor.of(
                    Tenant.ACTIVATING, new BigDecimal(Tenant.RICH)));
            check(tenant, Tenant.MANUAL, Minor.of(
                    Tenant.MANUAL, new BigDecimal(Tenant.POOR)));
        }
        stored.books().stream().map(Stored.Book::currency).distinct().forEach(currency ->
                expect(currency + " in all accounts of the ledger", 0,
                        sum(stored.books(), book -> book.currency().equals(currency),
                                book -> book.debits() - book.credits())));
        return violations;
    }

    private void check(Tenant tenant, String system, long opening) {
        String currency = Tenant.currency(system);
        long arrived = sum(stored.facts(), fact -> isOf(tenant, system, fact) && fact.isBooked(),
                Stored.Fact::amount);
        long credited = sum(stored.deposits(), deposit ->
                deposit.merchant().equals(tenant.key()) && deposit.system().equals(system),
                Stored.Deposit::amount);
        long unclaimed = sum(stored.facts(), fact -> isOf(tenant, system, fact)
                && fact.isBooked() && fact.status().equals("UNCLAIMED"), Stored.Fact::amount);
        long paid = sum(stored.withdrawals(), withdrawal -> isOf(tenant, currency, withdrawal)
                && withdrawal.state().equals("PROCESSED"), Stored.Withdrawal::amount);
        long open = sum(stored.withdrawals(), withdrawal -> isOf(tenant, currency, withdrawal)
                && withdrawal.isOpen(), Stored.Withdrawal::amount);
        String whose = tenant.key() + " " + currency + ": ";
        expect(whose + "arrived = credited + unclaimed", arrived, credited + unclaimed);
        expect(whose + "suspense", unclaimed, -balance(tenant, currency, "SUSPENSE"));
        expect(whose + "owed to the merchant", credited - paid,
                -balance(tenant, currency, "MERCHANT"));
        expect(whose + "in bank accounts", opening + arrived - paid,
                balance(tenant, currency, "BANK"));
        Stored.Funds funds = stored.funds().stream()
                .filter(one -> one.merchant().equals(tenant.key())
                        && one.currency().equals(currency)).findFirst().orElseThrow();
        expect(whose + "funds in accounts", opening + arrived - paid, funds.inAccounts());
        expect(whose + "reserved for open withdrawals", open, funds.reserved());
        if (funds.reserved() > funds.inAccounts()) {
            violations.add(whose + "more is ordered than there is, " + funds);
        }
    }

    private static boolean isOf(Tenant tenant, String system, Stored.Fact fact) {
        return fact.merchant().equals(tenant.key()) && fact.system().equals(system);
    }

    /** Tests move no money. */
    private static boolean isOf(Tenant tenant, String currency, Stored.Withdrawal withdrawal) {
        return withdrawal.merchant().equals(tenant.key())
                && withdrawal.currency().equals(currency) && !withdrawal.origin().equals("TEST");
    }

    private long balance(Tenant tenant, String currency, String kind) {
        return sum(stored.books(), book -> book.merchant().equals(tenant.key())
                && book.currency().equals(currency) && book.kind().equals(kind),
                book -> book.debits() - book.credits());
    }

    private static <T> long sum(List<T> all, Predicate<T> which, ToLongFunction<T> amount) {
        return all.stream().filter(which).mapToLong(amount).sum();
    }

    private void expect(String what, long expected, long found) {
        if (expected != found) {
            violations.add(what + " should be " + expected + " and is " + found);
        }
    }
}
