package io.pasarela.matching;

import io.pasarela.matching.ClaimTrace.Ending;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Ranks what may belong together, with all that speaks for and against it. Candidates are for
 * operators: nothing here pays anybody.
 */
public final class Ranking {

    private static final int CANDIDATES_MAX = 10;
    /** Shorter numbers are alike by chance more often. */
    private static final int SHORT_BELOW = 10;
    private static final int SHORT_NUMBERS_LESS = 30;
    private static final int NAME_WORD_MIN = 3;

    private Ranking() {}

    /**
     * Something that may be meant.
     *
     * @param id of the fact or the claim
     * @param weight only to compare with the weights of its like
     */
    public record Candidate(long id, List<Sign> signs, int weight) {

        public Candidate {
            signs = List.copyOf(signs);
        }
    }

    /**
     * The money a claim may be about, the likeliest first.
     *
     * @param others the numbers that other open claims name, once for each
     */
    public static List<Candidate> facts(
            ClaimTrace claim, List<FactTrace> around, List<String> others) {
        return ranked(around.stream().map(fact -> {
            long rivals = others.stream().filter(number -> number.equals(fact.number())).count();
            return measured(fact.id(), claim, fact, (int) rivals);
        }));
    }

    /** The claims that may be about money, the likeliest first. */
    public static List<Candidate> claims(FactTrace fact, List<ClaimTrace> around) {
        return ranked(around.stream().map(claim -> {
            long rivals = around.stream().filter(other -> other.id() != claim.id()
                    && other.when().ending() == Ending.OPEN
                    && other.number().equals(fact.number())).count();
            return measured(claim.id(), claim, fact, (int) rivals);
        }));
    }

    private record Measured(long id, List<Sign> signs, Duration gap, boolean isShort) {

        int weight() {
            int weight = signs.stream().mapToInt(Ranking::weight).sum();
            return isShort && signs.stream().anyMatch(Sign.Slip.class::isInstance)
                    ? weight - SHORT_NUMBERS_LESS : weight;
        }

        /** Without an alike number only money of the very amount is worth a look. */
        boolean isWorthALook() {
            return signs.stream().anyMatch(sign -> sign instanceof Sign.NumberEqual
                    || sign instanceof Sign.Slip || sign instanceof Sign.AmountEqual);
        }
    }

    private static List<Candidate> ranked(Stream<Measured> all) {
        return all.filter(Measured::isWorthALook)
                .sorted(Comparator.comparingInt(Measured::weight).reversed()
                        .thenComparing(Measured::gap).thenComparingLong(Measured::id))
                .limit(CANDIDATES_MAX)
                .map(one -> new Candidate(one.id(), one.signs(), one.weight())).toList();
    }

    private static Measured measured(long id, ClaimTrace claim, FactTrace fact, int rivals) {
        return new Measured(id, signs(claim, fact, rivals),
                Duration.between(claim.when().claimedAt(), fact.at()).abs(),
                claim.number().length() < SHORT_BELOW);
    }

    private static List<Sign> signs(ClaimTrace claim, FactTrace fact, int rivals) {
        var signs = new ArrayList<Sign>();
        signs.add(fact.number() == null
                ? new Sign.NumberUnknown() : Likeness.of(claim.number(), fact.number()));
        signs.add(amount(claim, fact));
        signs.add(time(claim.when().claimedAt(), fact.at()));
        Instant ended = claim.when().endedAt();
        if (ended != null && fact.at().isAfter(ended)) {
            signs.add(new Sign.CameLate(Duration.between(ended, fact.at())));
        }
        if (claim.when().ending() == Ending.REJECTED) signs.add(new Sign.ClaimRejected());
        addPlace(claim.accounts(), fact.account(), signs);
        if (fact.payer() != null) addPayer(claim.payer(), fact.payer(), signs);
        if (rivals > 0) signs.add(new Sign.OthersClaimIt(rivals));
        switch (fact.state()) {
            case FREE -> { }
            case ANNOUNCED -> signs.add(new Sign.MoneyAnnounced());
            case HELD -> signs.add(new Sign.MoneyHeld());
            case USED -> signs.add(new Sign.MoneyUsed());
            case SET_ASIDE -> signs.add(new Sign.MoneySetAside());
        }
        return signs;
    }

    private static Sign amount(ClaimTrace claim, FactTrace fact) {
        int order = fact.amount().compareTo(claim.amount());
        if (order == 0) return new Sign.AmountEqual();
        return order > 0 ? new Sign.AmountMore(fact.amount().minus(claim.amount()))
                : new Sign.AmountLess(claim.amount().minus(fact.amount()));
    }

    private static Sign time(Instant claimedAt, Instant cameAt) {
        return cameAt.isAfter(claimedAt)
                ? new Sign.CameAfter(Duration.between(claimedAt, cameAt))
                : new Sign.CameBefore(Duration.between(cameAt, claimedAt));
    }

    private static void addPlace(ClaimTrace.Accounts accounts, long account, List<Sign> signs) {
        if (!accounts.all().contains(account)) {
            signs.add(new Sign.SystemOther());
        } else if (accounts.shown() != null && accounts.shown() != account) {
            signs.add(new Sign.WalletOther());
        }
    }

    private static void addPayer(ClaimTrace.Payer payer, String name, List<Sign> signs) {
        Set<String> words = words(name);
        if (payer.earlierNames().stream().anyMatch(earlier -> agree(words(earlier), words))) {
            signs.add(new Sign.PayerKnown(name));
        } else if (words(payer.label()).stream().anyMatch(words::contains)) {
            signs.add(new Sign.PayerLikeLabel(name));
        } else if (!payer.earlierNames().isEmpty()) {
            signs.add(new Sign.PayerOther(name));
        }
    }

    /** Banks cut names short and turn them round: one may lack words that the other has. */
    private static boolean agree(Set<String> one, Set<String> other) {
        return !one.isEmpty() && !other.isEmpty()
                && (one.containsAll(other) || other.containsAll(one));
    }

    /** Without case and marks; initials tell nothing. */
    private static Set<String> words(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        var words = new HashSet<String>();
        for (String word : plain.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (word.length() >= NAME_WORD_MIN) words.add(word);
        }
        return words;
    }

    /** How much a sign speaks for its candidate; below nothing against it. */
    public static int weight(Sign sign) {
        return switch (sign) {
            case Sign.NumberEqual _ -> 100;
            case Sign.NumberDigitOff _, Sign.NumberSwapped _, Sign.NumberZeros _,
                    Sign.NumberDigitMore _ -> 60;
            case Sign.NumberPart _ -> 50;
            case Sign.NumberOther _ -> -40;
            case Sign.AmountEqual _ -> 40;
            case Sign.AmountMore _, Sign.AmountLess _, Sign.ClaimRejected _ -> -20;
            case Sign.CameBefore(Duration by) -> nearness(by);
            case Sign.CameAfter(Duration by) -> nearness(by);
            case Sign.CameLate _, Sign.PayerOther _, Sign.MoneyHeld _ -> -10;
            case Sign.WalletOther _ -> -5;
            case Sign.SystemOther _ -> -15;
            case Sign.PayerKnown _ -> 25;
            case Sign.PayerLikeLabel _ -> 15;
            case Sign.OthersClaimIt(int claims) -> claims == 1 ? -15 : -30;
            case Sign.MoneyUsed _, Sign.MoneySetAside _ -> -60;
            case Sign.NumberUnknown _, Sign.MoneyAnnounced _ -> 0;
        };
    }

    private static int nearness(Duration gap) {
        if (gap.compareTo(Duration.ofMinutes(10)) <= 0) return 20;
        if (gap.compareTo(Duration.ofHours(1)) <= 0) return 15;
        return gap.compareTo(Duration.ofDays(1)) <= 0 ? 5 : -10;
    }
}
