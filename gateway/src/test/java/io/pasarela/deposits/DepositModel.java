package io.pasarela.deposits;

import io.pasarela.deposits.Act.Coming;
import io.pasarela.deposits.Act.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The contract's sections 4.2 and 4.3 told once more, one claim after the other and without a
 * database. It shares nothing with the code it is compared with but the acts of a history.
 */
final class DepositModel {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Set<String> SHORT = Set.of("itau_ml", "nagad");
    /** In the smallest unit of the currency. */
    private static final Map<String, long[]> LIMITS = Map.of(
            "sinpemovil", new long[] {100_00, 500_000_00},
            "itau_ml", new long[] {1_000, 10_000_000},
            "nagad", new long[] {50_00, 50_000_00});

    /** A payer's word and what became of it. */
    static final class Word {
        final Said said;
        final Instant at;
        String fate = "waiting";
        Instant ended;
        /** An operator must look at it. */
        boolean marked;
        /** Only an operator may pay it. */
        boolean barred;
        /** An operator was asked because only a text told of the money. */
        boolean aboveCeiling;
        int appeals;

        Word(Said said, Instant at) {
            this.said = said;
            this.at = at;
        }

        boolean waits() {
            return fate.equals("waiting");
        }

        void end(String newFate, Instant now) {
            fate = newFate;
            ended = now;
        }
    }

    /** The day is blank when an operator decided it. */
    record Credit(Coin coin, Said said, long amount, boolean binds, String day) {}

    private record Guess(String who, String system, String number, long amount) {}

    final List<Word> words = new ArrayList<>();
    final List<Coin> coins = new ArrayList<>();
    final List<Credit> credits = new ArrayList<>();
    private final Map<Guess, Instant> guesses = new HashMap<>();
    Instant now;
    private Instant lastSweep;
    String policy = "refuse";
    boolean shortByThemselves = true;

    DepositModel(Instant now) {
        this.now = now;
    }

    /** What a payer is answered. */
    String say(Said said) {
        Word mine = words.stream().filter(word -> word.waits() && word.said.id().equals(said.id())
                && word.said.label().equals(said.label())).findFirst().orElse(null);
        if (mine != null && same(mine.said, said)) return "waits";
        Credit bound = bound(said.id());
        if (bound != null) {
            if (same(bound.said, said)) return paid(bound);
            boolean second = bound.said.label().equals(said.label())
                    && !bound.said.number().equals(said.number());
            return second ? keep(said, mine, true, true) : "fail deposit.custom_id_taken";
        }
        if (words.stream().anyMatch(word ->
                word.fate.equals("rejected") && same(word.said, said))) {
            return "fail deposit.rejected";
        }
        boolean guessesMuch = guessesOf(said) >= 10;
        if (guessesMuch && said.byApi()) return "too many";
        if (addsToTooMany(said, mine)) return "too many";
        if (guessesMuch || said.odd()) return keep(said, mine, true, true);
        return meetAtOnce(said, mine);
    }

    private String meetAtOnce(Said said, Word mine) {
        List<Coin> there = coins(said.system(), said.number());
        if (there.isEmpty()) {
            return within(said.system(), said.amount())
                    ? keep(said, mine, false, false) : "fail deposit.amount_limits";
        }
        if (there.size() > 1) return keep(said, mine, true, false);
        Coin coin = there.getFirst();
        if (isSpent(coin)) return miss(said, mine, "deposit.already_activated", true);
        boolean alone = waiting(said.system(), said.number()).allMatch(word -> word == mine);
        if (!coin.lot.equals("free") || !alone) return keep(said, mine, true, false);
        String whenDifferent = whenDifferent(said.system());
        if (coin.came.amount() != said.amount() && !whenDifferent.equals("credit")) {
            return whenDifferent.equals("refuse")
                    ? miss(said, mine, "deposit.amount_mismatch", false)
                    : keep(said, mine, true, false);
        }
        if (!mayPayByItself(coin)) return keep(said, mine, true, false);
        if (!isTrusted(coin)) return keepAboveCeiling(said, mine);
        if (mine != null) mine.end("replaced", now);
        return paid(credit(coin, said, true, TextTrust.day(now)));
    }

    private String whenDifferent(String system) {
        return system.equals("itau_ml") ? "ask" : policy;
    }

    private boolean mayPayByItself(Coin coin) {
        return (shortByThemselves || !SHORT.contains(coin.came.system()))
                && within(coin.came.system(), coin.came.amount());
    }

    private boolean isTrusted(Coin coin) {
        return !coin.byText || TextTrust.allows(coin.came, credits, now);
    }

    private String keepAboveCeiling(Said said, Word mine) {
        String answer = keep(said, mine, true, false);
        words.getLast().aboveCeiling = true;
        return answer;
    }

    private static boolean within(String system, long amount) {
        long[] limits = LIMITS.get(system);
        return limits[0] <= amount && amount <= limits[1];
    }

    /** A program is told; a window is not, and somebody looks. */
    private String miss(Said said, Word mine, String code, boolean barred) {
        guesses.put(new Guess(said.door().equals("api") ? "label " + said.label() : said.door(),
                said.system(), said.number(), said.amount()), now);
        return said.byApi() ? "fail " + code : keep(said, mine, true, barred);
    }

    private long guessesOf(Said said) {
        String who = said.byApi() ? "label " + said.label() : said.door();
        return guesses.entrySet().stream().filter(guess -> guess.getKey().who().equals(who)
                && guess.getValue().plus(HOUR).isAfter(now)).count();
    }

    /** Five may be open where numbers are short; one that replaces another adds none. */
    private boolean addsToTooMany(Said said, Word mine) {
        if (!SHORT.contains(said.system())) return false;
        if (mine != null && mine.said.system().equals(said.system())) return false;
        return words.stream().filter(word -> word.waits()
                && word.said.label().equals(said.label())
                && word.said.system().equals(said.system())).count() >= 5;
    }

    private String keep(Said said, Word mine, boolean marked, boolean barred) {
        if (mine != null) mine.end("replaced", now);
        var word = new Word(said, now);
        word.marked = marked || words.stream().anyMatch(other -> other.waits()
                && other.said.id().equals(said.id()) && !other.said.label().equals(said.label()));
        word.barred = barred;
        words.add(word);
        return "waits";
    }

    static boolean same(Said one, Said other) {
        return one.system().equals(other.system()) && one.label().equals(other.label())
                && one.number().equals(other.number()) && one.amount() == other.amount()
                && one.id().equals(other.id());
    }

    private Credit bound(String id) {
        return credits.stream().filter(credit -> credit.binds && credit.said.id().equals(id))
                .findFirst().orElse(null);
    }

    private Credit credit(Coin coin, Said said, boolean binds, String day) {
        coin.lot = "spent";
        var credit = new Credit(coin, said, coin.came.amount(), binds, day);
        credits.add(credit);
        return credit;
    }

    static String paid(Credit credit) {
        return "paid " + credit.amount + " by " + credit.coin.came.account() + "/"
                + credit.coin.came.number() + " for " + credit.said.id();
    }

    private List<Coin> coins(String system, String number) {
        return coins.stream().filter(coin -> coin.came.system().equals(system)
                && coin.came.number().equals(number)).toList();
    }

    private Stream<Word> waiting(String system, String number) {
        return words.stream().filter(word -> word.waits() && word.said.system().equals(system)
                && word.said.number().equals(number));
    }

    private static boolean isSpent(Coin coin) {
        return coin.lot.equals("spent") || coin.lot.equals("joined");
    }

    /** Somebody looks whether money of that number and a word that waits for it are both there. */
    void look(String system, String number) {
        List<Coin> there = coins(system, number);
        List<Word> waiting = waiting(system, number).toList();
        if (there.isEmpty()) return;
        if (waiting.isEmpty()) {
            lateMoney(system, number, there);
        } else if (waiting.size() > 1) {
            if (there.stream().anyMatch(coin -> coin.lot.equals("free"))) {
                waiting.forEach(word -> word.marked = true);
            }
        } else if (!waiting.getFirst().barred) {
            Word word = waiting.getFirst();
            word.aboveCeiling |= isRight(there, word) && !isTrusted(there.getFirst());
            word.marked |= !pays(there, word);
            Credit bound = bound(word.said.id());
            word.barred = word.waits() && (there.size() == 1 && isSpent(there.getFirst())
                    || couldPay(there, word) && bound != null
                    && bound.said.label().equals(word.said.label()));
        }
    }

    private void lateMoney(String system, String number, List<Coin> there) {
        List<Word> late = words.stream().filter(word -> word.fate.equals("expired")
                && word.said.system().equals(system) && word.said.number().equals(number)
                && !word.ended.plus(Duration.ofDays(30)).isBefore(now)).toList();
        if (late.size() == 1) pays(there, late.getFirst());
    }

    private boolean couldPay(List<Coin> there, Word word) {
        return isRight(there, word) && (!there.getFirst().byText
                || !word.aboveCeiling && isTrusted(there.getFirst()));
    }

    private boolean isRight(List<Coin> there, Word word) {
        Coin coin = there.getFirst();
        return there.size() == 1 && coin.lot.equals("free")
                && coin.came.amount() == word.said.amount() && mayPayByItself(coin);
    }

    private boolean pays(List<Coin> there, Word word) {
        if (!couldPay(there, word) || bound(word.said.id()) != null) return false;
        credit(there.getFirst(), word.said, true, TextTrust.day(now));
        word.end("paid", now);
        return true;
    }

    /** What banks report; the numbers of new money that may pay. */
    void arrive(List<Coming> all, boolean thenLook) {
        var fresh = new ArrayList<Coin>();
        for (Coming coming : all) {
            Coin known = known(coming.account(), coming.number());
            if (known != null) {
                if (known.came.amount() == coming.amount()) heardAgain(known, coming, fresh);
                continue;
            }
            var coin = new Coin(coming, now);
            if (coins.stream().anyMatch(other -> other.onAWordOnly
                    && other.came.account() == coming.account()
                    && other.came.amount() == coming.amount()
                    && !other.at.plus(Duration.ofDays(3)).isBefore(now))) {
                coin.lot = "held";
            }
            coins.add(coin);
            fresh.add(coin);
        }
        if (thenLook) lookAt(fresh);
    }

    private void heardAgain(Coin known, Coming coming, List<Coin> news) {
        if (known.byText && !coming.byText()) {
            known.byText = false;
            known.sureSince = now;
            news.add(known);
        }
        known.byText |= known.onAWordOnly && coming.byText();
        known.onAWordOnly = false;
    }

    private Coin known(long account, String number) {
        return coins.stream().filter(coin -> coin.came.account() == account
                && coin.came.number().equals(number)).findFirst().orElse(null);
    }

    /** Looks back an hour, and for long after a while in which nobody swept. */
    void sweep() {
        boolean lately = lastSweep != null
                && Duration.between(lastSweep, now).compareTo(Duration.ofMinutes(30)) < 0;
        Instant since = now.minus(lately ? HOUR : Duration.ofDays(37));
        lastSweep = now;
        lookAt(coins.stream().filter(coin -> !coin.at.isBefore(since)
                || coin.sureSince != null && !coin.sureSince.isBefore(since)).toList());
    }

    private void lookAt(List<Coin> some) {
        var looked = new HashSet<String>();
        some.stream().filter(coin -> coin.lot.equals("free")).toList().forEach(coin -> {
            if (looked.add(coin.came.system() + coin.came.number())) {
                look(coin.came.system(), coin.came.number());
            }
        });
    }

    /** All answers that are right; the contract does not say which fault is named first. */
    Set<String> confirm(Word word, Coin coin, long received) {
        var faults = faults(word);
        if (!coin.lot.equals("free") || !coin.came.system().equals(word.said.system())) {
            faults.add("not free");
        }
        if (coin.came.amount() != received) faults.add("amount differs");
        return faults.isEmpty() ? Set.of(confirmed(word, coin)) : faults;
    }

    Set<String> vouch(Word word, long account, long amount) {
        var faults = faults(word);
        if (known(account, word.said.number()) != null) faults.add("number known");
        if (!faults.isEmpty()) return faults;
        var coin = new Coin(
                new Coming(word.said.system(), account, word.said.number(), amount), now);
        coin.onAWordOnly = true;
        coins.add(coin);
        return Set.of(confirmed(word, coin));
    }

    private Set<String> faults(Word word) {
        var faults = new HashSet<String>();
        if (!word.waits()) faults.add("not waiting");
        Credit bound = bound(word.said.id());
        if (bound != null && !bound.said.label().equals(word.said.label())) faults.add("id taken");
        return faults;
    }

    private String confirmed(Word word, Coin coin) {
        word.end("paid", now);
        return paid(credit(coin, word.said, bound(word.said.id()) == null, ""));
    }

    boolean reject(Word word) {
        if (!word.waits()) return false;
        word.end("rejected", now);
        return true;
    }

    /** All answers that are right; the contract does not say which is given first. */
    Set<String> reopen(Word word, boolean byPayer) {
        var faults = new HashSet<String>();
        if (!Set.of("rejected", "expired").contains(word.fate)) faults.add("not ended");
        if (words.stream().anyMatch(other -> other.waits() && other != word
                && other.said.id().equals(word.said.id())
                && other.said.label().equals(word.said.label()))) {
            faults.add("newer waits");
        }
        if (byPayer && word.appeals == 2) faults.add("appeals used");
        if (byPayer && bound(word.said.id()) != null) faults.add("already paid");
        if (!faults.isEmpty()) return faults;
        // Whom an operator turned down, only an operator pays; unless he himself takes it back.
        word.barred |= byPayer && word.fate.equals("rejected");
        word.marked = true;
        if (byPayer) word.appeals++;
        word.end("waiting", null);
        return Set.of("reopened");
    }

    void otherMoney(Coin held) {
        held.lot = "free";
        lookAt(List.of(held));
    }

    /** Only what can be expected to come by itself runs out of time. */
    void expire() {
        words.stream().filter(word -> word.waits() && !word.marked
                && !word.said.system().equals("itau_ml")
                && !word.at.plus(Duration.ofDays(7)).isAfter(now))
                .forEach(word -> word.end("expired", now));
    }
}
