package io.pasarela.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.Parallel;
import io.pasarela.TestGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Announced money pays by itself only so far: 100,000 at once and 300,000 in a day. */
class AnnouncedMoneyTest {

    private static final String ACTIVATE = "/api/v1/transaction/activate";

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

    /** Each test has a day of its own. */
    @BeforeEach
    void anotherDay() {
        pass(Duration.ofDays(40));
    }

    private static void pass(Duration time) {
        first.clock().move(time);
        second.clock().move(time);
    }

    @AfterEach
    void booksAreWhole() {
        assertThat(count("select count(*) from deposits.audit_announced")).isZero();
        assertThat(count("select count(*) from ledger.audit_counters")).isZero();
        assertThat(count("""
                select count(*) from deposits.announced a
                  left join deposits.deposit d using (bank_transaction_id)
                 where d.confirmed_by is not null or d.id is null
                """)).isZero();
    }

    private static int count(String sql) {
        return first.owner().sql(sql).query(Integer.class).single();
    }

    private static int deposits(int from, int to) {
        return first.owner().sql("""
                select count(*) from deposits.deposit where key1 >= :first and key1 < :last
                """)
            .param("first", number(from)).param("last", number(to))
            .query(Integer.class).single();
    }

    /** Of this day and the one before. */
    private static long paidOnTexts() {
        return first.owner().sql("""
                select coalesce(sum(paid_minor), 0) from deposits.announced_day where day > :since
                """)
            .param("since", java.sql.Date.valueOf(today().minusDays(2)))
            .query(Long.class).single();
    }

    private static LocalDate today() {
        return first.clock().instant().atZone(ZoneId.of("Asia/Manila")).toLocalDate();
    }

    private TestGateway node(int number) {
        return number % 2 == 0 ? first : second;
    }

    private static String number(int index) {
        return "33%018d".formatted(index);
    }

    /** Money that a text tells of. */
    private void announce(int from, int to, String amount) {
        report(first, from, to, amount);
        assertThat(first.owner().sql("""
                update bankfeed.bank_transaction
                   set evidence = 'ANNOUNCED'
                 where reference >= :first and reference < :last
                """)
            .param("first", number(from)).param("last", number(to)).update())
            .isEqualTo(to - from);
    }

    private HttpResponse<String> report(TestGateway node, int from, int to, String amount) {
        return node.feed(IntStream.range(from, to).mapToObj(i -> """
                {"wallet_type":"sinpemovil","wallet":"81354111","reference":"%s",\
                "amount":"%s","currency_code":"CRC"}""".formatted(number(i), amount))
                .collect(Collectors.joining(",", "{\"transactions\":[", "]}")));
    }

    private HttpResponse<String> claim(TestGateway node, int index, String amount) {
        return node.sendUntilAnswered(node.request(ACTIVATE)
                .header("X-Api-Secret", TestGateway.SECRET)
                .POST(BodyPublishers.ofString("""
                        {"currency_code":"CRC","wallet_type":"sinpemovil","label":"l-%d",\
                        "key1":"%s","amount":%s,"custom_transaction_id":"c-%d"}"""
                        .formatted(index, number(index), amount, index))).build());
    }

    private static boolean isPaid(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().contains("\"deposit\":true");
    }

    private String state(int index) {
        return first.get("/api/v1/deposit-info?custom_transaction_id=c-" + index).body();
    }

    @Test
    void paysAClaimUpToItsCeilingAndLeavesMoreToOperators() {
        announce(1, 2, "100000");
        announce(2, 3, "100000.01");
        assertThat(isPaid(claim(first, 1, "100000"))).isTrue();
        assertThat(isPaid(claim(first, 2, "100000.01"))).isFalse();
        assertThat(first.owner().sql("select flags from deposits.claim where custom_id = 'c-2'")
                .query((row, _) -> row.getString(1)).single()).isEqualTo("{ABOVE_CEILING}");
        assertThat(paidOnTexts()).isEqualTo(100_000_00);
        // What the bank itself reports is under no ceiling.
        report(first, 3, 4, "400000");
        assertThat(isPaid(claim(first, 3, "400000"))).isTrue();
        assertThat(paidOnTexts()).isEqualTo(100_000_00);
    }

    @Test
    void neverPassesTheCeilingOfADayHoweverManyClaimAtOnce() {
        announce(100, 160, "20000");
        List<HttpResponse<String>> answers =
                Parallel.all(60, i -> claim(node(i), 100 + i, "20000"));
        assertThat(answers.stream().filter(AnnouncedMoneyTest::isPaid)).hasSize(15);
        assertThat(paidOnTexts()).isEqualTo(300_000_00);
        assertThat(count("""
                select count(*) from deposits.claim
                 where status = 'WAITING' and flags = '{ABOVE_CEILING}' and label like 'l-1__'
                """)).isEqualTo(45);
    }

    @Test
    void paysTheRestByItselfOnceAStatementConfirmsIt() {
        announce(200, 260, "20000");
        Parallel.all(60, i -> claim(node(i), 200 + i, "20000"));
        assertThat(deposits(200, 260)).isEqualTo(15);
        // The same statement on both nodes at once, in slices that overlap.
        Parallel.all(12, i -> report(node(i), 200 + i * 5, Math.min(210 + i * 5, 260), "20000"));
        assertThat(deposits(200, 260)).isEqualTo(60);
        assertThat(paidOnTexts()).isZero();
        // What is confirmed counts no more, so the day has room again.
        announce(260, 280, "20000");
        assertThat(IntStream.range(260, 280).filter(i -> isPaid(claim(first, i, "20000"))))
                .hasSize(15);
    }

    @Test
    void claimsTextsAndStatementsThatComeTogetherPayEverythingOnce() {
        announce(300, 380, "20000");
        Parallel.all(160, i -> i % 2 == 0
                ? claim(node(i / 2), 300 + i / 2, "20000")
                : report(node(i / 2), 300 + i / 2, 301 + i / 2, "20000"));
        assertThat(deposits(300, 380)).isEqualTo(80);
        assertThat(paidOnTexts()).isZero();
    }

    @Test
    void countsByTheMerchantsDayAndAsksNoOtherDayForWhatWasTooMuch() {
        announce(400, 405, "100000");
        assertThat(IntStream.range(400, 405).filter(i -> isPaid(claim(first, i, "100000"))))
                .hasSize(3);
        assertThat(first.owner().sql("select max(day) from deposits.announced_day")
                .query((row, _) -> row.getDate(1).toLocalDate()).single()).isEqualTo(today());

        pass(Duration.ofDays(1));
        first.runJob("deposits-sweep");
        assertThat(state(404)).contains("waiting");
        announce(405, 406, "100000");
        assertThat(isPaid(claim(first, 405, "100000"))).isTrue();
        assertThat(paidOnTexts()).isEqualTo(400_000_00);
    }

    @Test
    void theSweepCoversACrashAfterTheConfirmation() {
        announce(500, 501, "200000");
        claim(first, 500, "200000");
        pass(Duration.ofDays(2));
        first.runJob("deposits-sweep");
        assertThat(state(500)).contains("waiting");
        first.owner().sql("""
                update bankfeed.bank_transaction
                   set evidence = 'CONFIRMED', confirmed_at = :now
                 where reference = :number
                """)
            .param("number", number(500))
            .param("now", java.sql.Timestamp.from(first.clock().instant())).update();
        first.runJob("deposits-sweep");
        assertThat(state(500)).contains("deposited");
    }

    @Test
    void raisesAnAlarmOnceForWhatNoStatementConfirms() {
        announce(600, 603, "450");
        report(first, 602, 603, "450");
        pass(Duration.ofHours(71));
        first.runJob("bankfeed-unconfirmed");
        assertThat(alarmed()).isZero();
        pass(Duration.ofHours(2));
        first.runJob("bankfeed-unconfirmed");
        assertThat(alarmed()).isEqualTo(2);
    }

    private int alarmed() {
        return count("""
                select count(*) from bankfeed.bank_transaction
                 where alarmed_at is not null and reference like '33%60_'
                """);
    }
}
