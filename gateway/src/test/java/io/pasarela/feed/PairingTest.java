package io.pasarela.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.Parallel;
import io.pasarela.TestGateway;
import io.pasarela.bankfeed.BankFeed;
import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Merchants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several words about one payment are one fact, and two payments are two. */
class PairingTest {

    private static TestGateway gateway;
    private static Phone phone;
    private static int next = 1;

    /** Each test has an amount of its own, so that none meets another's money. */
    private final int amount = 1_000 + next++;
    private final Instant at = gateway.clock().instant();

    @BeforeAll
    static void start() {
        gateway = TestGateway.start();
        phone = new Phone(gateway);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void theBooksHoldWhatFactsSay() {
        assertThat(gateway.owner().sql("select count(*) from ledger.audit_counters")
                .query(Integer.class).single()).isZero();
        assertThat(gateway.owner().sql("""
                select coalesce(sum(amount_minor), 0) from bankfeed.bank_transaction
                 where status = 'UNCLAIMED' and not held and currency = 'CRC'
                """).query(Long.class).single()).isEqualTo(gateway.owner().sql("""
                select sum(credits - debits) from ledger.account
                 where kind = 'SUSPENSE' and currency = 'CRC'
                """).query(Long.class).single());
    }

    private String number(int which) {
        return "%018d".formatted(amount) + "%02d".formatted(which);
    }

    /** With a reference. */
    private String sms(int which, String payer) {
        return "Ha recibido un SINPE Móvil de " + payer + " por ₡" + amount + ",00. Motivo: A12. "
                + "Comprobante: " + number(which) + ". BAC Credomatic";
    }

    /** Without. */
    private String push(String payer) {
        return "Recibiste una transferencia SINPE de " + payer + " por ₡" + amount + ".00";
    }

    private String told(String text) {
        return told(text, 0);
    }

    private String told(String text, int seconds) {
        return phone.forward(Phone.SENDER, text, at.plusSeconds(seconds));
    }

    private record Row(String reference, String status, boolean held) {}

    private List<Row> facts() {
        return gateway.owner().sql("""
                select reference, status, held from bankfeed.bank_transaction
                 where amount_minor = :minor order by id
                """).param("minor", amount * 100L).query(Row.class).list();
    }

    private void claim(int which) {
        gateway.post("/api/v1/transaction/activate", """
                {"currency_code":"CRC","wallet_type":"sinpemovil","label":"payer",\
                "key1":"%s","amount":%d,"custom_transaction_id":"order-%s"}"""
                .formatted(number(which), amount, number(which)));
    }

    private String state(int which) {
        return gateway.get("/api/v1/deposit-info?custom_transaction_id=order-" + number(which))
                .body();
    }

    @Test
    void theNumberedTextFirst() {
        assertThat(told(sms(1, "ANA SOLIS VEGA"))).isEqualTo("stored");
        assertThat(told(push("Ana Solís"), 60)).isEqualTo("duplicate");
        assertThat(facts()).containsExactly(new Row(number(1), "UNCLAIMED", false));
    }

    @Test
    void theOtherTextFirst() {
        claim(1);
        assertThat(told(push("ANA_SOLIS"))).isEqualTo("stored");
        assertThat(state(1)).contains("\"waiting\"");
        assertThat(told(sms(1, "ANA SOLIS"), 60)).isEqualTo("stored");
        assertThat(state(1)).contains("\"deposited\"");
        assertThat(facts()).containsExactly(
                new Row(null, "IGNORED", false), new Row(number(1), "CLAIMED", false));
    }

    @Test
    void aReportOfTheBankConfirmsBoth() {
        told(push("ANA SOLIS"));
        gateway.feed("""
                {"transactions":[{"wallet_type":"sinpemovil","wallet":"81354111",\
                "reference":"%s","amount":"%d","currency_code":"CRC","payer":"ANA SOLIS",\
                "occurred_at":"%s"}]}""".formatted(number(1), amount, at.plusSeconds(30)));
        assertThat(told(sms(1, "ANA SOLIS"), 40)).isEqualTo("duplicate");
        assertThat(facts()).containsExactly(
                new Row(null, "IGNORED", false), new Row(number(1), "UNCLAIMED", false));
    }

    @Test
    void otherPayersAndOtherTimesAreOtherMoney() {
        told(sms(1, "ANA SOLIS"));
        assertThat(told(push("LUIS MORA"), 10)).isEqualTo("stored");
        assertThat(told(push("ANA SOLIS"), -301)).isEqualTo("stored");
        assertThat(facts()).hasSize(3).noneMatch(Row::held);
    }

    @Test
    void trueTwinsStayTwo() {
        assertThat(told(push("ANA SOLIS"))).isEqualTo("stored");
        assertThat(told(push("ANA SOLIS"), 20)).isEqualTo("stored");
        assertThat(facts()).hasSize(2).noneMatch(Row::held);
    }

    @Test
    void aSecondPaymentOfThePayerIsNotTheFirst() {
        told(sms(1, "ANA SOLIS"));
        told(push("ANA SOLIS"), 1);
        assertThat(told(push("ANA SOLIS"), 60)).isEqualTo("stored");
        assertThat(told(sms(2, "ANA SOLIS"), 61)).isEqualTo("stored");
        assertThat(facts()).extracting(Row::status)
                .containsExactly("UNCLAIMED", "IGNORED", "UNCLAIMED");
    }

    @Test
    void ofTwoThatMayBeMeantAnOperatorSaysWhich() {
        told(push("ANA SOLIS"));
        told(push("ANA SOLIS"), 20);
        claim(1);
        assertThat(told(sms(1, "ANA SOLIS"), 30)).isEqualTo("stored");
        assertThat(facts().getLast()).isEqualTo(new Row(number(1), "UNCLAIMED", true));
        assertThat(state(1)).contains("\"waiting\"");

        BankFeed bankFeed = gateway.bean(BankFeed.class);
        MerchantId merchant = gateway.bean(Merchants.class).ofKey("test").orElseThrow().id();
        BankTransaction held = bankFeed.listUnclaimed(merchant).stream()
                .filter(fact -> fact.standing().held()).findFirst().orElseThrow();
        List<BankTransaction> like = bankFeed.listLike(held);
        assertThat(like).hasSize(2);
        assertThat(bankFeed.sameMoney(merchant, held.id(), held.id()))
                .isEqualTo(BankFeed.HeldDecision.NOT_PROVISIONAL);
        assertThat(bankFeed.sameMoney(merchant, held.id(), like.getLast().id()))
                .isEqualTo(BankFeed.HeldDecision.DECIDED);
        assertThat(state(1)).contains("\"deposited\"");
        assertThat(facts()).extracting(Row::status)
                .containsExactly("UNCLAIMED", "IGNORED", "CLAIMED");
    }

    @Test
    void aTextThatMayBeAboutTwoFactsIsHeld() {
        told(sms(1, "ANA SOLIS"));
        told(sms(2, "ANA SOLIS"), 10);
        assertThat(told(push("ANA SOLIS"), 20)).isEqualTo("stored");
        assertThat(facts()).containsExactly(new Row(number(1), "UNCLAIMED", false),
                new Row(number(2), "UNCLAIMED", false), new Row(null, "UNCLAIMED", true));
        assertThat(told(push("ANA SOLIS"), 20)).isEqualTo("duplicate");
    }

    @Test
    void theMoneyPaidSomebodyBeforeItsNumberCame() {
        told(push("ANA SOLIS"));
        gateway.owner().sql("""
                update bankfeed.bank_transaction set status = 'CLAIMED' where amount_minor = ?
                """).param(amount * 100L).update();
        try {
            assertThat(told(sms(1, "ANA SOLIS"), 30)).isEqualTo("duplicate");
            assertThat(facts()).containsExactly(
                    new Row(null, "CLAIMED", false), new Row(number(1), "IGNORED", false));
            claim(1);
            assertThat(state(1)).doesNotContain("\"deposited\"");
        } finally {
            gateway.owner().sql("""
                    update bankfeed.bank_transaction set status = 'UNCLAIMED' where amount_minor = ?
                       and status = 'CLAIMED'
                    """).param(amount * 100L).update();
        }
    }

    @Test
    void bothTextsAtOnceAreOneFact() {
        int pairs = 40;
        Instant now = gateway.clock().instant();
        Parallel.all(2 * pairs, i -> {
            String payer = "PAYER " + (char) ('A' + i / 2 % 26) + (i / 52);
            return phone.forward(Phone.SENDER,
                    i % 2 == 0 ? sms(i / 2, payer) : push(payer), now);
        });
        assertThat(facts()).filteredOn(fact -> fact.status().equals("UNCLAIMED"))
                .hasSize(pairs).noneMatch(Row::held).noneMatch(fact -> fact.reference() == null);
    }

    @Test
    void aPhoneThatWasOfflineTellsOfThePastAsOfThePast() {
        gateway.clock().move(Duration.ofHours(3));
        told(sms(1, "ANA SOLIS"), 5);
        assertThat(told(push("ANA SOLIS"), 9)).isEqualTo("duplicate");
    }
}
