package io.pasarela.deposits;

import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.bankfeed.BankTransaction.Evidence;
import io.pasarela.bankfeed.BankTransaction.Status;
import io.pasarela.ledger.Entry;
import io.pasarela.postbacks.Notice;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must be true of the rows at every moment, and what when nothing is under way any more. */
final class Soundness {

    private Soundness() {}

    static void check(Rows rows) {
        Set<Long> paid = new HashSet<>();
        Set<String> bound = new HashSet<>();
        Set<String> open = new HashSet<>();
        for (Rows.Made made : rows.deposits().values()) {
            Deposit deposit = made.deposit();
            BankTransaction fact = rows.facts().get(deposit.bankTransaction());
            require(paid.add(fact.id()), "a fact paid twice", fact);
            require(fact.standing().status() == Status.CLAIMED, "not marked as claimed", fact);
            require(deposit.amount().equals(fact.amount()), "not what was received", deposit);
            require(!made.binds() || bound.add(deposit.payment().customId()),
                    "an id is bound twice", deposit);
            checkClaim(rows, deposit);
        }
        rows.deposits().values().forEach(made -> checkSecondTransfer(rows, made));
        for (BankTransaction fact : rows.facts().values()) {
            require((fact.standing().status() == Status.CLAIMED) == paid.contains(fact.id()),
                    "claimed and paid nobody", fact);
            require(fact.standing().evidence() != Evidence.PROVISIONAL || paid.contains(fact.id()),
                    "a word that paid nobody made money", fact);
        }
        for (Rows.Kept kept : rows.claims().values()) {
            Claim claim = kept.claim();
            boolean matched = rows.deposits().values().stream()
                    .anyMatch(made -> Optional.of(claim.id()).equals(
                            Optional.ofNullable(made.deposit().claim())));
            require(matched == (claim.status() == ClaimStatus.MATCHED), "matched or not", claim);
            require(!claim.isOpen() || open.add(claim.payment().customId() + "\n"
                    + claim.payment().label()), "two open claims for an id and label", claim);
        }
        checkBooks(rows);
    }

    private static void checkClaim(Rows rows, Deposit deposit) {
        if (deposit.claim() == null) return;
        Claim claim = rows.claims().get(deposit.claim()).claim();
        require(claim.payment().equals(deposit.payment()), "other words", deposit);
    }

    /** An id is one label's: of another one nothing is credited under it. */
    private static void checkSecondTransfer(Rows rows, Rows.Made second) {
        if (second.binds()) return;
        Payment payment = second.deposit().payment();
        require(rows.deposits().values().stream().anyMatch(first -> first.binds()
                        && first.deposit().payment().customId().equals(payment.customId())
                        && first.deposit().payment().label().equals(payment.label())),
                "a second transfer of another label", second);
    }

    private static void checkBooks(Rows rows) {
        List<Long> told = rows.notices().stream().map(Soundness::deposit).sorted().toList();
        require(told.equals(List.copyOf(rows.deposits().keySet())), "postbacks", told);
        long free = rows.facts().values().stream()
                .filter(fact -> fact.standing().status() != Status.CLAIMED)
                .filter(fact -> !fact.standing().held())
                .mapToLong(fact -> fact.amount().minor()).sum();
        long suspense = rows.entries().stream().mapToLong(entry ->
                entry.cause() == Entry.Cause.ARRIVAL ? entry.amount().minor()
                        : -entry.amount().minor()).sum();
        require(free == suspense, "the books have " + suspense + " of nobody's", free);
    }

    private static long deposit(Notice notice) {
        return switch (notice) {
            case Notice.DepositNotice deposit -> deposit.deposit();
            case Notice.WithdrawalNotice withdrawal -> withdrawal.withdrawal();
        };
    }

    /** Free money and a claim that can only mean it have met; of several claims all are shown. */
    static void checkAllMet(Rows rows) {
        for (BankTransaction fact : rows.facts().values()) {
            if (!fact.isFree()) continue;
            List<Claim> meant = rows.claims().values().stream().map(Rows.Kept::claim)
                    .filter(claim -> claim.payment().key1().equals(fact.reference())).toList();
            List<Claim> open = meant.stream().filter(Claim::isOpen).toList();
            require(open.stream().noneMatch(claim -> claim.flags().isEmpty()),
                    "waits beside its money", open);
            require(!open.isEmpty() || meant.stream().filter(claim ->
                    claim.status() == ClaimStatus.EXPIRED).count() != 1
                    || isBound(rows, meant), "late money paid nobody", meant);
        }
    }

    private static boolean isBound(Rows rows, List<Claim> meant) {
        return meant.stream().anyMatch(claim -> rows.deposits().values().stream().anyMatch(made ->
                made.deposit().payment().customId().equals(claim.payment().customId())));
    }

    private static void require(boolean holds, String what, Object where) {
        if (!holds) throw new AssertionError(what + ": " + where);
    }
}
