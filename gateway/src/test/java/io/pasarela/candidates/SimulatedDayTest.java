package io.pasarela.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.Parallel;
import io.pasarela.TestGateway;
import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.candidates.Candidates.Candidate;
import io.pasarela.deposits.Claim;
import io.pasarela.deposits.Deposits;
import io.pasarela.merchants.MerchantId;
import io.pasarela.model.Report;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A day of 2,000 payers through the gateway's own doors on two nodes. What truly happened is known
 * here and nowhere else, so a credit can be told right or wrong. The figures are kept in
 * {@code target/simulated-day.txt}.
 */
class SimulatedDayTest {

    private static final long SEED = Long.getLong("day.seed", 20_251_218);
    private static final int PAYERS = 2_000;
    private static final int HOURS = 20;
    private static final String ROW = "%-14s %7s %14s %14s %13s %14s %16s";

    private static TestGateway first;
    private static TestGateway second;

    @BeforeAll
    static void start() {
        first = TestGateway.start();
        second = first.secondNode();
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
    }

    /** What went differently for a payer, if anything did. */
    enum Trouble { NONE, TYPING_ERROR, WRONG_AMOUNT, NEVER_PAID, LATE_FACT }

    /**
     * Somebody who pays, or says that he did.
     *
     * @param number of his transfer, as the bank has it
     * @param minor what he really sent
     * @param said the number he types
     * @param claimed the amount he types
     * @param factFirst whether the bank reports it before he claims
     */
    private record Payer(
            int id, String number, long minor, String said, long claimed, boolean factFirst,
            Trouble trouble) {

        String label() {
            return "payer-" + id;
        }
    }

    private static String money(long minor) {
        return minor / 100 + "." + "%02d".formatted(minor % 100);
    }

    private static List<Payer> payers() {
        var random = new SplittableRandom(SEED);
        var payers = new ArrayList<Payer>();
        for (int id = 0; id < PAYERS; id++) {
            String number = "5630938" + "%013d".formatted(random.nextLong(10_000_000_000_000L));
            long minor = 100L * (500 + 500L * random.nextInt(40));
            int chance = random.nextInt(100);
            Trouble trouble = chance < 3 ? Trouble.TYPING_ERROR : chance < 5 ? Trouble.WRONG_AMOUNT
                    : chance < 6 ? Trouble.NEVER_PAID : chance < 11 ? Trouble.LATE_FACT
                    : Trouble.NONE;
            payers.add(new Payer(id, number, minor,
                    trouble == Trouble.TYPING_ERROR ? mistyped(number, random) : number,
                    trouble == Trouble.WRONG_AMOUNT ? minor + 100L * (1 + random.nextInt(400))
                            : minor,
                    trouble != Trouble.LATE_FACT && random.nextBoolean(), trouble));
        }
        return payers;
    }

    /** One digit another, two changed places, one left out, or the end cut off. */
    private static String mistyped(String number, SplittableRandom random) {
        int at = 1 + random.nextInt(number.length() - 2);
        String slip = switch (random.nextInt(4)) {
            case 0 -> number.substring(0, at)
                    + (number.charAt(at) - '0' + 1 + random.nextInt(9)) % 10
                    + number.substring(at + 1);
            case 1 -> number.substring(0, at) + number.charAt(at + 1) + number.charAt(at)
                    + number.substring(at + 2);
            case 2 -> number.substring(0, at) + number.charAt(at) + number.substring(at);
            default -> number + random.nextInt(10);
        };
        return slip.equals(number) ? number + "7" : slip;
    }

    private static TestGateway node(int number) {
        return number % 2 == 0 ? first : second;
    }

    private static HttpResponse<String> claim(Payer payer) {
        TestGateway node = node(payer.id());
        return node.sendUntilAnswered(node.request("/api/v1/transaction/activate")
                .header("X-Api-Secret", TestGateway.SECRET)
                .POST(BodyPublishers.ofString("""
                        {"currency_code":"CRC","wallet_type":"sinpemovil","label":"%s",\
                        "key1":"%s","amount":%s,"custom_transaction_id":"day-%d"}""".formatted(
                        payer.label(), payer.said(), money(payer.claimed()), payer.id())))
                .build());
    }

    private static void report(List<Payer> payers) {
        if (payers.isEmpty()) return;
        HttpResponse<String> answer = node(payers.size()).feed(payers.stream().map(payer -> """
                {"wallet_type":"sinpemovil","wallet":"81354111","reference":"%s",\
                "amount":"%s","currency_code":"CRC","payer":"PAYER %s"}""".formatted(
                payer.number(), money(payer.minor()), payer.id()))
                .collect(Collectors.joining(",", "{\"transactions\":[", "]}")));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void matchesADayWithoutOneWrongCredit() throws IOException {
        List<Payer> payers = payers();
        var answers = new TreeMap<Integer, String>();
        List<Payer> late = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            int from = hour * PAYERS / HOURS;
            List<Payer> now = payers.subList(from, from + PAYERS / HOURS);
            report(paid(now, Payer::factFirst));
            List<HttpResponse<String>> said = Parallel.all(now.size(), i -> claim(now.get(i)));
            for (int i = 0; i < said.size(); i++) {
                answers.put(now.get(i).id(), said.get(i).statusCode() + said.get(i).body());
            }
            report(paid(now, payer ->
                    !payer.factFirst() && payer.trouble() != Trouble.LATE_FACT));
            // Late money comes three hours after its claim.
            late.addAll(paid(now, payer -> payer.trouble() == Trouble.LATE_FACT));
            if (hour % 3 == 2) {
                report(late);
                late.clear();
            }
            pass(Duration.ofHours(1));
        }
        report(late);
        first.runJob("deposits-sweep");
        judge(payers, answers);
    }

    private static List<Payer> paid(List<Payer> payers, Predicate<Payer> which) {
        return payers.stream().filter(payer -> payer.trouble() != Trouble.NEVER_PAID)
                .filter(which).toList();
    }

    private static void pass(Duration time) {
        first.clock().move(time);
        second.clock().move(time);
    }

    private record Credit(String label, String number, long minor) {}

    private static Map<String, Credit> credits() {
        return first.owner().sql("""
                select d.label, f.reference, d.amount_minor
                  from deposits.deposit d
                  join bankfeed.bank_transaction f on f.id = d.bank_transaction_id
                """)
            .query((row, _) -> new Credit(row.getString("label"), row.getString("reference"),
                    row.getLong("amount_minor"))).list().stream()
                .collect(Collectors.toMap(Credit::label, credit -> credit));
    }

    private static void judge(List<Payer> payers, Map<Integer, String> answers)
            throws IOException {
        Map<String, Credit> credits = credits();
        var table = new ArrayList<String>();
        table.add("A day of %d payers, seed %d".formatted(PAYERS, SEED));
        table.add(ROW.formatted("trouble", "payers", "by themselves", "wrong credits",
                "told at once", "for operators", "right one first"));
        int matched = 0;
        int wrong = 0;
        for (Trouble trouble : Trouble.values()) {
            List<Payer> those =
                    payers.stream().filter(payer -> payer.trouble() == trouble).toList();
            long right = those.stream().filter(payer -> isRight(payer, credits)).count();
            long bad = those.stream().filter(payer -> credits.containsKey(payer.label())
                    && !isRight(payer, credits)).count();
            long told = those.stream().filter(payer ->
                    answers.get(payer.id()).contains("\"fail\"")).count();
            long left = those.size() - right - bad - told;
            table.add(ROW.formatted(trouble.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    those.size(), right, bad, told, left,
                    left == 0 || trouble == Trouble.NEVER_PAID ? ""
                            : rightOnesFirst(those, credits) + " of " + left));
            matched += (int) right;
            wrong += (int) bad;
        }
        long came = payers.stream().filter(one -> one.trouble() != Trouble.NEVER_PAID).count();
        table.add("Matched without an operator: %d of %d who paid, %d.%d %%; %d wrong credits"
                .formatted(matched, came, matched * 100L / came, matched * 1000L / came % 10,
                        wrong));
        Files.write(Path.of("target", "simulated-day.txt"), table);
        table.forEach(Report::print);
        assertThat(wrong).isZero();
        assertThat(matched * 100L / came).isGreaterThanOrEqualTo(93);
        assertThat(answers.values()).noneMatch(answer -> answer.startsWith("5"));
    }

    private static boolean isRight(Payer payer, Map<String, Credit> credits) {
        return new Credit(payer.label(), payer.number(), payer.minor())
                .equals(credits.get(payer.label()));
    }

    /** For those who were not matched: how often the right money is the likeliest candidate. */
    private static long rightOnesFirst(List<Payer> payers, Map<String, Credit> credits) {
        Deposits deposits = first.bean(Deposits.class);
        MerchantId merchant = new MerchantId(first.owner()
                .sql("select id from merchants.merchant where key = 'test'")
                .query(Long.class).single());
        return payers.stream().filter(payer -> !credits.containsKey(payer.label()))
                .filter(payer -> deposits.findNewest(merchant, "day-" + payer.id())
                        .map(claim -> isFirst(payer, claim)).orElse(false)).count();
    }

    private static boolean isFirst(Payer payer, Claim claim) {
        List<Candidate<BankTransaction>> ranked = first.bean(Candidates.class).facts(claim);
        return !ranked.isEmpty()
                && payer.number().equals(ranked.getFirst().subject().reference());
    }
}
