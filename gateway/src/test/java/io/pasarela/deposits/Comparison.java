package io.pasarela.deposits;

import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.bankfeed.BankTransaction.Evidence;
import io.pasarela.deposits.DepositModel.Credit;
import io.pasarela.deposits.DepositModel.Word;
import io.pasarela.ledger.Book;
import io.pasarela.ledger.Entry;
import io.pasarela.postbacks.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Whether the gateway's rows say what the model says. */
final class Comparison {

    private Comparison() {}

    static void compare(DepositModel model, DepositRig rig) {
        Rows rows = rig.database.rows();
        expect(sorted(model.words.stream().map(Comparison::text).toList()),
                sorted(rows.claims().values().stream().map(kept -> text(kept.claim())).toList()),
                "claims");
        expect(sorted(model.coins.stream().map(Comparison::text).toList()),
                sorted(rows.facts().values().stream().map(Comparison::text).toList()), "facts");
        expect(sorted(model.credits.stream().map(Comparison::text).toList()),
                sorted(rows.deposits().values().stream()
                        .map(made -> text(made, rows)).toList()), "deposits");
        expect(books(model), books(rows), "books");
        expect(onTexts(model), onTexts(rows), "paid on texts alone");
        expect(sorted(rows.deposits().values().stream()
                        .map(made -> made.deposit().id() + " " + made.deposit().amount()).toList()),
                sorted(rows.notices().stream().map(Comparison::text).toList()), "postbacks");
    }

    static void expect(Object right, Object found, String what) {
        if (!right.equals(found)) {
            throw new AssertionError(
                    what + ": there is " + found + " where " + right + " is right");
        }
    }

    private static List<String> sorted(List<String> texts) {
        var sorted = new ArrayList<>(texts);
        sorted.sort(null);
        return sorted;
    }

    static String text(Word word) {
        var said = word.said;
        return said.label() + " " + said.id() + " " + said.system() + " " + said.number() + " "
                + said.amount() + " " + word.at.getEpochSecond() + " " + word.fate
                + " appeals " + word.appeals
                + (word.waits() && word.marked ? " marked" : "")
                + (word.waits() && word.barred ? " barred" : "");
    }

    static String text(Claim claim) {
        Payment payment = claim.payment();
        String fate = switch (claim.status()) {
            case WAITING -> "waiting";
            case MATCHED -> "paid";
            case REJECTED -> "rejected";
            case EXPIRED -> "expired";
            case SUPERSEDED -> "replaced";
        };
        return payment.label() + " " + payment.customId() + " " + payment.system() + " "
                + payment.key1() + " " + payment.claimed().minor() + " "
                + payment.claimedAt().getEpochSecond()
                + " " + fate + " appeals " + claim.decision().earlier().appeals()
                + (claim.isOpen() && !claim.flags().isEmpty() ? " marked" : "")
                + (claim.isOpen() && !claim.mayMatch() ? " barred" : "");
    }

    private static String text(Coin coin) {
        return coin.came.account() + " " + coin.came.number() + " " + coin.came.amount() + " "
                + coin.lot + (coin.onAWordOnly ? " on a word only" : "")
                + (coin.byText && !coin.lot.equals("joined") ? " by text" : "");
    }

    private static String text(BankTransaction fact) {
        BankTransaction.Standing standing = fact.standing();
        String lot = switch (standing.status()) {
            case UNCLAIMED -> standing.held() ? "held" : "free";
            case CLAIMED -> "spent";
            case RETURNED -> "returned";
            case IGNORED -> "joined";
        };
        return fact.bankAccount() + " " + fact.reference() + " " + fact.amount().minor() + " "
                + lot + (standing.evidence() == Evidence.PROVISIONAL ? " on a word only" : "")
                + (fact.isAnnounced() && !lot.equals("joined") ? " by text" : "");
    }

    private static String text(Credit credit) {
        return credit.said().label() + " " + DepositModel.paid(credit) + credit.binds();
    }

    private static String text(Rows.Made made, Rows rows) {
        Deposit deposit = made.deposit();
        BankTransaction fact = rows.facts().get(deposit.bankTransaction());
        return deposit.payment().label() + " paid " + deposit.amount().minor() + " by "
                + fact.bankAccount() + "/" + fact.reference() + " for "
                + deposit.payment().customId() + made.binds();
    }

    private static String text(Notice notice) {
        return switch (notice) {
            case Notice.DepositNotice deposit -> deposit.deposit() + " " + deposit.amount();
            case Notice.WithdrawalNotice withdrawal -> withdrawal.toString();
        };
    }

    private static TreeMap<String, Long> onTexts(DepositModel model) {
        var sums = new TreeMap<String, Long>();
        model.credits.stream().filter(credit -> credit.coin().byText && !credit.day().isEmpty())
                .forEach(credit -> sums.put(credit.said().system() + " " + credit.day(),
                        TextTrust.paid(model.credits, credit.said().system(), credit.day())));
        return sums;
    }

    private static TreeMap<String, Long> onTexts(Rows rows) {
        var sums = new TreeMap<String, Long>();
        rows.announced().values().forEach(one -> sums.merge(
                one.day().system() + " " + one.day().date(), one.amount().minor(), Long::sum));
        return sums;
    }

    /** What is in each account, what of it nobody claimed, and what is the merchant's. */
    private static TreeMap<String, Long> books(DepositModel model) {
        var books = new TreeMap<String, Long>();
        for (Coin coin : model.coins) {
            if (coin.lot.equals("held") || coin.lot.equals("joined")) continue;
            books.merge("in " + coin.came.account(), coin.came.amount(), Long::sum);
            if (!coin.lot.equals("spent")) {
                books.merge("nobody's in " + coin.came.account(), coin.came.amount(), Long::sum);
            }
        }
        for (Credit credit : model.credits) {
            books.merge("earned by " + credit.said().system(), credit.amount(), Long::sum);
        }
        return books;
    }

    private static TreeMap<String, Long> books(Rows rows) {
        var books = new TreeMap<String, Long>();
        for (Entry entry : rows.entries()) {
            post(books, entry.debit(), entry, entry.amount().minor());
            post(books, entry.credit(), entry, -entry.amount().minor());
        }
        books.values().removeIf(balance -> balance == 0);
        return books;
    }

    private static void post(
            TreeMap<String, Long> books, Book book, Entry entry, long amount) {
        switch (book) {
            case Book.Bank(long account) -> books.merge("in " + account, amount, Long::sum);
            case Book.Suspense(long account) ->
                books.merge("nobody's in " + account, -amount, Long::sum);
            case Book.Merchant _ -> books.merge("earned by " + DepositRig.systemOf(
                    entry.amount().currency()), -amount, Long::sum);
            case Book.Opening _ -> throw new AssertionError("nothing is opened here");
        }
    }
}
