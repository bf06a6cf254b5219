package io.pasarela.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.Parallel;
import io.pasarela.TestGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many do the same at the same moment, on one gateway process's worth of code and on two nodes. */
class DepositRacesTest {

    private static final String ACTIVATE = "/api/v1/transaction/activate";

    private static TestGateway first;
    private static TestGateway second;

    @BeforeAll
    static void start() {
        first = TestGateway.start();
        second = first.secondNode();
        // Without the sweep: whatever meets, meets by itself.
        first.owner().sql("delete from platform.scheduled_tasks where task_name = 'deposits-sweep'")
                .update();
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
    }

    @AfterEach
    void booksAreWhole() {
        assertThat(first.owner().sql("select count(*) from ledger.audit_counters")
                .query(Integer.class).single()).isZero();
        assertThat(first.owner().sql("select count(*) from ledger.audit_funds")
                .query(Integer.class).single()).isZero();
        assertThat(first.owner().sql("""
                select count(*) from deposits.deposit d
                 where not exists (select 1 from postbacks.postback p
                                    where p.kind = 'DEPOSIT' and p.subject_id = d.id)
                """).query(Integer.class).single()).isZero();
    }

    private static HttpResponse<String> activate(
            TestGateway node, String label, String key1, String customId) {
        return node.sendUntilAnswered(node.request(ACTIVATE)
                .header("X-Api-Secret", TestGateway.SECRET)
                .POST(BodyPublishers.ofString("""
                        {"currency_code":"CRC","wallet_type":"sinpemovil","label":"%s",\
                        "key1":"%s","amount":450,"custom_transaction_id":"%s"}"""
                        .formatted(label, key1, customId))).build());
    }

    private static TestGateway node(int number) {
        return number % 2 == 0 ? first : second;
    }

    private static int deposits(String key1) {
        return first.owner().sql("select count(*) from deposits.deposit where key1 = :key1")
                .param("key1", key1).query(Integer.class).single();
    }

    @Test
    void oneOfAThousandLabelsWinsANumber() {
        String number = "40000000000000000001";
        first.report("sinpemovil", number, "450");
        List<HttpResponse<String>> answers = Parallel.all(1_000,
                i -> activate(node(i), "racer-" + i, number, "race-" + i));
        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(answers.stream().filter(answer -> answer.body().contains("\"deposit\":true")))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.headers()
                .firstValue("Pasarela-Error").orElse("").equals("deposit.already_activated")))
                .hasSize(999);
        assertThat(deposits(number)).isOne();
    }

    @Test
    void aHundredEqualRequestsHaveOneEffectAndOneAnswer() {
        String number = "40000000000000000002";
        first.report("sinpemovil", number, "450");
        List<HttpResponse<String>> answers =
                Parallel.all(100, i -> activate(node(i), "same", number, "same"));
        assertThat(answers).allMatch(answer -> answer.body().contains("\"deposit\":true"));
        assertThat(deposits(number)).isOne();
        String waiting = "40000000000000000003";
        assertThat(Parallel.all(100, i -> activate(node(i), "same", waiting, "same-waiting")))
                .allMatch(answer -> answer.body().contains("possible_transaction_created"));
        assertThat(first.owner().sql("select count(*) from deposits.claim where key1 = :key1")
                .param("key1", waiting).query(Integer.class).single()).isOne();
    }

    @Test
    void aFactAndItsClaimThatComeTogetherAlwaysMeet() {
        int pairsAtOnce = 20;
        for (int wave = 0; wave < 1_000 / pairsAtOnce; wave++) {
            int from = wave * pairsAtOnce;
            assertThat(Parallel.all(2 * pairsAtOnce, half -> {
                int pair = from + half / 2;
                String number = "5%019d".formatted(pair);
                return half % 2 == 0
                        ? activate(node(pair), "pair-" + pair, number, "pair-" + pair)
                        : node(pair / 2).report("sinpemovil", number, "450");
            })).allMatch(answer -> answer.statusCode() == 200);
        }
        assertThat(first.owner().sql("""
                select count(*) from deposits.deposit where custom_id like 'pair-%'
                """).query(Integer.class).single()).isEqualTo(1_000);
    }

    @Test
    void oneIdBindsOneOfTwoLabels() {
        for (int round = 0; round < 20; round++) {
            String id = "contended-" + round;
            List<String> numbers =
                    List.of("6%019d".formatted(round), "7%019d".formatted(round));
            numbers.forEach(number -> first.report("sinpemovil", number, "450"));
            Parallel.all(2, i -> activate(node(i), "label-" + i, numbers.get(i), id));
            assertThat(first.owner().sql("""
                    select count(*) from deposits.deposit where custom_id = :id
                    """).param("id", id).query(Integer.class).single()).isOne();
        }
    }

    @Test
    void ofManyClaimsForOneIdTheLastOneWaits() {
        List<HttpResponse<String>> answers = Parallel.all(60,
                i -> activate(node(i), "undecided", "8%019d".formatted(i), "undecided"));
        assertThat(answers).allMatch(answer ->
                answer.body().contains("possible_transaction_created"));
        assertThat(first.owner().sql("""
                select count(*) from deposits.claim
                 where custom_id = 'undecided' and status = 'WAITING'
                """).query(Integer.class).single()).isOne();
        assertThat(first.owner().sql("""
                select count(*) from deposits.claim
                 where custom_id = 'undecided' and status = 'SUPERSEDED'
                """).query(Integer.class).single()).isEqualTo(59);
    }

    @Test
    void guessesMadeTogetherAreCountedOneByOne() {
        first.report("sinpemovil", "90000000000000000001", "777");
        List<HttpResponse<String>> answers = Parallel.all(60, i -> first.post(ACTIVATE, """
                {"currency_code":"CRC","wallet_type":"sinpemovil","label":"brute",\
                "key1":"90000000000000000001","amount":%d,"custom_transaction_id":"brute-%d"}"""
                .formatted(100 + i, i)));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200)).hasSize(10);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 429)).hasSize(50);
    }
}
