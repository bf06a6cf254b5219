package io.pasarela.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.Parallel;
import io.pasarela.TestGateway;
import io.pasarela.bankfeed.Inbox;
import io.pasarela.bankfeed.RawText;
import io.pasarela.bankfeed.Source;
import io.pasarela.bankfeed.Sources;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Texts and their claims in whatever order and at the same moment: every payment is credited once.
 * Of ten payments one is claimed twice, one is told of twice by the same text, and one by a second
 * text without its number.
 */
class TextStormTest {

    private static final int PAYMENTS = Integer.getInteger("storm.payments", 10_000);
    /** Less than the gateway has connections, and more than its gate would let in. */
    private static final int AT_ONCE = 12;

    private static TestGateway gateway;
    private static Inbox inbox;
    private static Source source;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start();
        inbox = gateway.bean(Inbox.class);
        source = gateway.bean(Sources.class).ofToken(TestGateway.FEED_TOKEN).orElseThrow();
        gateway.owner().sql("update merchants.ceiling set day_minor = 1000000000000").update();
        // Settings are remembered for a moment.
        gateway.clock().move(Duration.ofSeconds(5));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private record Payment(int id, Instant at) {

        String number() {
            return "7%019d".formatted(id);
        }

        /** Every payer has his own name and amount within minutes, so no two are mixed up. */
        int amount() {
            return 100 + id;
        }

        Supplier<String> claimed() {
            return () -> {
                HttpResponse<String> answer = gateway.sendUntilAnswered(
                        gateway.request("/api/v1/transaction/activate")
                                .header("X-Api-Secret", TestGateway.SECRET)
                                .POST(BodyPublishers.ofString("""
                                        {"currency_code":"CRC","wallet_type":"sinpemovil",\
                                        "label":"payer-%d","key1":"%s","amount":%d,\
                                        "custom_transaction_id":"storm-%d"}"""
                                        .formatted(id, number(), amount(), id))).build());
                return answer.body().contains("\"fail\"") ? answer.body() : "claimed";
            };
        }

        Supplier<String> told() {
            return () -> forward("Ha recibido un SINPE Móvil de PAYER " + id + " por ₡" + amount()
                    + ",00. Motivo: A12. Comprobante: " + number() + ".", at);
        }

        Supplier<String> toldWithoutNumber() {
            return () -> forward("Recibiste una transferencia SINPE de PAYER " + id + " por ₡"
                    + amount() + ".00", at.plusSeconds(20));
        }

        /** Past the gate, so that more than its few are in work at once. */
        private static String forward(String text, Instant at) {
            return inbox.receive(source, new RawText(Phone.SENDER, text, at, null)).name()
                    .toLowerCase(Locale.ROOT);
        }
    }

    private static List<Supplier<String>> acts() {
        var acts = new ArrayList<Supplier<String>>();
        Instant at = gateway.clock().instant().minusSeconds(60);
        for (int id = 1; id <= PAYMENTS; id++) {
            var payment = new Payment(id, at);
            acts.add(payment.claimed());
            acts.add(payment.told());
            if (id % 10 == 0) acts.add(payment.claimed());
            if (id % 10 == 1) acts.add(payment.told());
            if (id % 10 == 2) acts.add(payment.toldWithoutNumber());
        }
        Collections.shuffle(acts, new Random(20_260_425));
        return acts;
    }

    @Test
    void everyPaymentIsCreditedOnce() {
        List<Supplier<String>> acts = acts();
        var next = new AtomicInteger();
        List<List<String>> results = Parallel.all(AT_ONCE, _ -> {
            var mine = new ArrayList<String>();
            for (int act; (act = next.getAndIncrement()) < acts.size(); ) {
                mine.add(acts.get(act).get());
            }
            return mine;
        });

        assertThat(results.stream().flatMap(List::stream).distinct())
                .containsExactlyInAnyOrder("claimed", "stored", "duplicate");
        assertThat(count("select count(*) from deposits.deposit")).isEqualTo(PAYMENTS);
        assertThat(count("select count(distinct custom_id) from deposits.deposit"))
                .isEqualTo(PAYMENTS);
        assertThat(count("select count(*) from deposits.claim where status = 'WAITING'")).isZero();
        assertThat(count("""
                select count(*) from bankfeed.bank_transaction where status = 'UNCLAIMED'
                """)).isZero();
        assertThat(count("select count(*) from bankfeed.notification"))
                .isEqualTo(PAYMENTS + PAYMENTS / 10);
        assertThat(count("select count(*) from deposits.audit_announced")).isZero();
        assertThat(count("select count(*) from ledger.audit_counters")).isZero();
        assertThat(count("select count(*) from ledger.audit_funds")).isZero();
        assertThat(count("""
                select sum(amount_minor) from bankfeed.bank_transaction where status = 'CLAIMED'
                """)).isEqualTo(count("""
                select sum(debits) from ledger.account
                 where kind = 'SUSPENSE' and currency = 'CRC'
                """));
    }

    private static long count(String sql) {
        return gateway.owner().sql(sql).query(Long.class).single();
    }
}
