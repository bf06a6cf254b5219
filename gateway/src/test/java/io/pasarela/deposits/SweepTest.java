package io.pasarela.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway died after a commit and before the look that follows it. */
class SweepTest {

    private TestGateway gateway;

    @BeforeEach
    void start() {
        gateway = TestGateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    /** A claim as it is when its gateway died before it looked again. */
    private void leaveUnmet(String number) {
        gateway.report("sinpemovil", number, "450");
        gateway.owner().sql("""
                insert into deposits.claim (merchant_id, payment_system, currency, label, key1,
                       amount_minor, custom_id, channel, status, created_at, expires_at)
                select merchant_id, 'sinpemovil', 'CRC', 'unmet', reference, 45000,
                       'id-' || reference, 'API', 'WAITING', received_at,
                       received_at + interval '7 days'
                  from bankfeed.bank_transaction where reference = :number
                """).param("number", number).update();
    }

    private void assertMet(String number) {
        assertThat(gateway.get("/api/v1/deposit-info?custom_transaction_id=id-" + number).body())
                .contains("\"state\":\"deposited\"");
    }

    @Test
    void bringsClaimAndMoneyTogether() {
        String number = "30000000000000000001";
        leaveUnmet(number);
        gateway.runJob("deposits-sweep");
        assertMet(number);
    }

    @Test
    void looksFartherBackAfterALongOutage() {
        String number = "30000000000000000002";
        gateway.runJob("deposits-sweep");
        leaveUnmet(number);
        gateway.clock().move(Duration.ofHours(30));
        gateway.runJob("deposits-sweep");
        assertMet(number);
    }

    @Test
    void findsTheOneAmongMuchMoneyThatNobodyClaims() {
        String number = "30000000000000000003";
        leaveUnmet(number);
        for (int call = 0; call < 3; call++) {
            int from = call * 500;
            gateway.feed(IntStream.range(from, from + 500).mapToObj("""
                    {"wallet_type":"sinpemovil","wallet":"81354111","reference":"31%018d",\
                    "amount":"450","currency_code":"CRC"}"""::formatted)
                    .collect(Collectors.joining(",", "{\"transactions\":[", "]}")));
        }
        gateway.runJob("deposits-sweep");
        assertMet(number);
    }
}
