package io.pasarela.window;

import static io.pasarela.window.Payer.SINPE;
import static io.pasarela.window.Payer.link;
import static io.pasarela.window.Payer.picture;
import static io.pasarela.window.Payer.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import io.pasarela.deposits.Confirmation;
import io.pasarela.deposits.Deposits;
import io.pasarela.merchants.Merchants;
import io.pasarela.money.Money;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever tries numbers learns nothing from the window, to the byte. */
class GuesserTest {

    private static final String UNKNOWN = "20260404000000000001";
    private static final String OTHER_AMOUNT = "20260404000000000002";
    private static final String USED = "20260404000000000003";
    private static final String WAITED_FOR = "20260404000000000004";

    private static TestGateway gateway;
    private static Payer payer;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start();
        payer = new Payer(gateway);
        gateway.report("sinpemovil", OTHER_AMOUNT, "777");
        gateway.report("sinpemovil", USED, "450");
        payer.claim(link("owner", "taken", SINPE), USED, "450");
        payer.claim(link("rival", "awaited", SINPE), WAITED_FOR, "450");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /** What the payer typed, and the moment at which he did, are all that differs. */
    private record Told(String page, Map<String, List<String>> headers, String state) {}

    /** How long it takes says something of the payment system, never of the claim. */
    @Test
    void isToldTheSameWhateverIsThere() {
        assertThat(toldAlike("a")).contains("We are checking your payment", "Waiting since")
                .doesNotContain("ine out of ten", "777");
        for (int i = 10; i < 30; i++) {
            String number = "202604040000000001" + i;
            payer.claim(link("h" + i, "h" + i, SINPE), number, "450");
            gateway.report("sinpemovil", number, "450");
        }
        gateway.clock().move(Duration.ofMinutes(2));
        assertThat(toldAlike("b"))
                .contains("Nine out of ten payments like this one are confirmed within less than");
    }

    private static String toldAlike(String label) {
        Told unknown = told(label, UNKNOWN);
        for (String number : List.of(OTHER_AMOUNT, USED, WAITED_FOR)) {
            assertThat(told(label + number.charAt(19), number)).as(number).isEqualTo(unknown);
        }
        return unknown.page();
    }

    @Test
    void seesWhatWasReceivedOnceAnOperatorAcceptedIt() {
        String link = link("c", "c", SINPE);
        gateway.report("sinpemovil", "20260404000000000009", "432");
        String mine = query(payer.claim(link, "20260404000000000009", "450"));
        assertThat(payer.open(mine).body()).doesNotContain("432");

        accept("c", "20260404000000000009");

        assertThat(payer.open(mine).body())
                .contains("Payment received", "Amount received", "₡432")
                .contains("It is less than you entered", "Still missing", "₡18");
        assertThat(payer.open(link).body()).doesNotContain("432", "₡18");
    }

    private static void accept(String customId, String number) {
        var deposits = gateway.bean(Deposits.class);
        long claim = id("select id from deposits.claim where custom_id = :name", customId);
        long fact = id("select id from bankfeed.bank_transaction where reference = :name", number);
        var merchant = gateway.bean(Merchants.class).ofKey("test").orElseThrow().id();
        assertThat(deposits.confirm(new Deposits.Confirming(merchant, claim,
                new Money(432_00, Currency.getInstance("CRC")), new Deposits.Money.Known(fact),
                "ana"))).isInstanceOf(Confirmation.Confirmed.class);
    }

    private static long id(String sql, String name) {
        return gateway.owner().sql(sql).param("name", name).query(Long.class).single();
    }

    /** Everything a browser gets after that claim, without what is its own. */
    private static Told told(String label, String number) {
        String link = link(label, "custom-" + label, SINPE);
        HttpResponse<String> answer = payer.claim(link, number, "450");
        assertThat(answer.statusCode()).isEqualTo(303);
        String mine = query(answer);
        HttpResponse<String> page = payer.open(mine);
        payer.post("proof?" + mine, Map.of(), picture());
        String since = Times.moment(Words.in("en"), gateway.owner().sql("""
                select created_at from deposits.claim where custom_id = :id
                """).param("id", "custom-" + label).query(Timestamp.class).single().toInstant(),
                gateway.clock().instant().atZone(ZoneId.of("America/Costa_Rica")));
        String bare = (page.body() + payer.open(mine).body());
        assertThat(bare).contains(since, number);
        return new Told(bare.replace(since, "").replace(number, "")
                        .replace("label=" + label + "&", "").replace("custom-" + label, "")
                        .replaceAll("_key=[\\w-]{22}|(value|data-key|data-store)=\"[\\w.-]+\"", ""),
                headers(page.headers()), payer.state(mine));
    }

    private static Map<String, List<String>> headers(HttpHeaders headers) {
        var told = new TreeMap<>(headers.map());
        told.keySet().removeAll(List.of("date", "content-length"));
        return told;
    }
}
