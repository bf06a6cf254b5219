package io.pasarela.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.Parallel;
import io.pasarela.TestGateway;
import io.pasarela.audit.Audit;
import io.pasarela.imports.Acceptance.Accepted;
import io.pasarela.imports.Refusal.Reason;
import io.pasarela.imports.Upload.State;
import io.pasarela.imports.Upload.Tally;
import io.pasarela.ledger.Ledger;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Merchants;
import io.pasarela.money.Money;
import io.pasarela.statements.Column;
import io.pasarela.wallets.NewWallet;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportsTest {

    private static final TestGateway GATEWAY = TestGateway.start();
    private static final AtomicInteger ACCOUNTS = new AtomicInteger(61_000_000);
    private static final String HEAD = "Fecha;Referencia;Nombre;Concepto;Débito;Crédito;Saldo\n";

    private final MerchantId merchant =
            GATEWAY.bean(Merchants.class).ofKey("test").orElseThrow().id();
    private final Wallet wallet = newWallet();

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @AfterEach
    void theBooksAreWhole() {
        assertThat(GATEWAY.bean(Ledger.class).faults()).isEmpty();
    }

    private Wallet newWallet() {
        String number = Integer.toString(ACCOUNTS.incrementAndGet());
        return GATEWAY.bean(Wallets.class).add(new NewWallet(merchant, "sinpemovil", number,
                Map.of("identifier", number),
                Money.zero(Currency.getInstance("CRC")), NewWallet.DayLimits.NONE));
    }

    private static Upload take(TestGateway node, Wallet wallet, String text) {
        try {
            Acceptance taken = node.bean(Imports.class).take(wallet, "statement.csv", "olga",
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            return ((Accepted) taken).upload();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Upload accept(TestGateway node, Upload draft) {
        try {
            return ((Accepted) node.bean(Imports.class)
                    .accept(draft.merchant(), draft.id(), "olga")).upload();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Upload store(String text) {
        return finish(GATEWAY, accept(GATEWAY, take(GATEWAY, wallet, text)));
    }

    private static Upload now(Upload upload) {
        return GATEWAY.bean(Imports.class).find(upload.merchant(), upload.id()).orElseThrow();
    }

    /** As the schedule would, until it is done. */
    private static Upload finish(TestGateway node, Upload upload) {
        for (int rounds = 0; now(upload).progress().state() != State.DONE; rounds++) {
            assertThat(rounds).isLessThan(1_000);
            node.runJob("imports-store");
        }
        return now(upload);
    }

    private static Tally tally(Upload upload) {
        assertThat(upload.progress().done()).isEqualTo(upload.progress().items());
        return upload.progress().tally();
    }

    private String line(int number, int amount) {
        return "20/11/2026;" + reference(number) + ";ANA;Pago;;" + amount + ",00;\n";
    }

    private static String reference(int number) {
        return "9100000000000000" + String.format("%08d", number);
    }

    private long facts() {
        return GATEWAY.owner().sql("""
                select count(*) from bankfeed.bank_transaction where bank_account_id = :account
                """).param("account", wallet.bankAccount()).query(Long.class).single();
    }

    private long money() {
        return GATEWAY.owner().sql("""
                select debits - credits from ledger.account
                 where bank_account_id = :account and kind = 'BANK'
                """).param("account", wallet.bankAccount()).query(Long.class).single();
    }

    @Test
    void storesEveryLineOnceWhateverFilesTellOfIt() {
        Upload first = store(HEAD + line(1, 100) + line(2, 200)
                + "20/11/2026;777;;Comisión;1,50;;\n");
        assertThat(tally(first)).isEqualTo(new Tally(2, 0, 0, 0, 0, 1));
        assertThat(tally(store(HEAD + line(1, 100) + line(2, 200)
                + "20/11/2026;777;;Comisión;1,50;;\n"))).isEqualTo(new Tally(0, 0, 3, 0, 0, 0));
        assertThat(tally(store(HEAD + line(2, 200) + line(3, 300) + line(3, 300))))
                .isEqualTo(new Tally(1, 0, 2, 0, 0, 0));

        assertThat(facts()).isEqualTo(3);
        assertThat(money()).isEqualTo(60_000);
        assertThat(GATEWAY.owner().sql("""
                select distinct evidence || ' ' || status || ' ' || made_by || ' ' || payer
                  from bankfeed.bank_transaction where bank_account_id = :account
                """).param("account", wallet.bankAccount()).query(String.class).list())
                .containsExactly("CONFIRMED UNCLAIMED olga ANA");
        assertThat(GATEWAY.bean(Audit.class).list(merchant.value(), Long.MAX_VALUE, 1_000))
                .extracting(entry -> entry.act().subject() + " " + entry.act().name())
                .contains("statement " + first.id() + " statement.accept");
    }

    @Test
    void keepsTwinsWithoutAReferenceApart() {
        String twin = "20/11/2026;;ANA;Depósito;;50,00;\n";
        assertThat(tally(store(HEAD + twin + twin + line(4, 100))))
                .isEqualTo(new Tally(3, 0, 0, 0, 1, 0));
        assertThat(tally(store(HEAD + twin + twin + twin)))
                .as("the day has become longer").isEqualTo(new Tally(1, 0, 2, 0, 1, 0));
        assertThat(tally(store(HEAD + twin))).isEqualTo(new Tally(0, 0, 1, 0, 0, 0));

        assertThat(facts()).isEqualTo(4);
        assertThat(money()).isEqualTo(25_000);
    }

    @Test
    void keepsMoneyWhoseReferenceIsNoNumberOfTheSystem() {
        assertThat(tally(store(HEAD + "20/11/2026;INTERÉS-7;;Intereses;;3,00;\n")))
                .isEqualTo(new Tally(1, 0, 0, 0, 0, 0));
        assertThat(GATEWAY.owner().sql("""
                select count(*) from bankfeed.bank_transaction
                 where bank_account_id = :account and reference is null
                """).param("account", wallet.bankAccount()).query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void paysWhoWaited() {
        var main = GATEWAY.bean(Wallets.class).find(merchant, "sinpemovil", "81354111")
                .orElseThrow();
        String claim = """
                {"currency_code":"CRC","wallet_type":"sinpemovil","label":"waits","key1":"%s",\
                "amount":450,"custom_transaction_id":"waits-1"}""".formatted(reference(5));
        assertThat(GATEWAY.post("/api/v1/transaction/activate", claim).body())
                .contains("possible_transaction_created");
        finish(GATEWAY, accept(GATEWAY, take(GATEWAY, main, HEAD
                + line(5, 450) + "20/11/2026;;waits;450;;450,00;\n")));

        assertThat(GATEWAY.post("/api/v1/transaction/activate", claim).body())
                .contains("\"deposit_amount\":450");
    }

    @Test
    void confirmsWhatTheFeedSaidAndRefusesWhatContradictsIt() {
        var main = GATEWAY.bean(Wallets.class).find(merchant, "sinpemovil", "81354111")
                .orElseThrow();
        GATEWAY.report("sinpemovil", reference(6), "100");
        GATEWAY.report("sinpemovil", reference(7), "100");
        GATEWAY.owner().sql("""
                update bankfeed.bank_transaction set evidence = 'ANNOUNCED' where reference = :r
                """).param("r", reference(6)).update();
        String text = HEAD + line(6, 100) + line(7, 101) + "31/02/2026;1;;;;100,00;\n";
        Upload upload = finish(GATEWAY, accept(GATEWAY, take(GATEWAY, main, text)));

        assertThat(tally(upload)).isEqualTo(new Tally(0, 1, 0, 2, 0, 0));
        assertThat(GATEWAY.bean(Imports.class).listRefused(upload)).containsExactly(
                new Refusal(3, Reason.CONFLICT, reference(7)),
                new Refusal(4, Reason.DATE, "31/02/2026"));
        assertThat(GATEWAY.owner().sql("""
                select evidence from bankfeed.bank_transaction where reference = :r
                """).param("r", reference(6)).query(String.class).single())
                .isEqualTo("CONFIRMED");
        assertThat(tally(finish(GATEWAY, accept(GATEWAY, take(GATEWAY, main, text)))))
                .as("what was refused is looked at again").isEqualTo(new Tally(0, 0, 1, 2, 0, 0));
    }

    @Test
    void looksBeforeItStores() throws IOException {
        Imports imports = GATEWAY.bean(Imports.class);
        Upload draft = take(GATEWAY, wallet, "Día;Número;Entró\n20/11/2026;" + reference(8)
                + ";10,00\n");
        assertThat(imports.inspect(draft).isUsable()).isFalse();
        assertThat(imports.inspect(draft).headers()).containsExactly("Día", "Número", "Entró");
        assertThat(imports.accept(merchant, draft.id(), "olga"))
                .isEqualTo(new Acceptance.Useless());
        assertThat(imports.setColumns(merchant, draft.id(), Map.of(Column.DATE, "Día")))
                .isEqualTo(new Acceptance.NotEnoughColumns());
        imports.setColumns(merchant, draft.id(), Map.of(Column.DATE, "Día",
                Column.REFERENCE, "Número", Column.CREDIT, "Entró"));
        assertThat(imports.inspect(now(draft)).incoming()).isEqualTo(1);
        assertThat(facts()).isZero();

        assertThat(tally(finish(GATEWAY, accept(GATEWAY, draft))).stored()).isEqualTo(1);
        Upload next = take(GATEWAY, wallet, "Día;Entró;Número\n21/11/2026;5,00;"
                + reference(9) + "\n");
        assertThat(imports.inspect(next).incoming()).as("remembered").isEqualTo(1);
        assertThat(imports.inspect(take(GATEWAY, wallet, HEAD + line(10, 5))).incoming())
                .as("other headers are guessed").isEqualTo(1);
        assertThat(imports.discard(merchant, next.id())).isTrue();
        assertThat(imports.discard(merchant, draft.id())).as("stored").isFalse();
    }

    @Test
    void storesAHundredThousandLines() {
        String text = HEAD + IntStream.range(0, 100_000).mapToObj(i -> i % 10 == 0
                ? "20/11/2026;;PAYER " + i % 100 + ";Pago;;7,00;\n" : line(100_000 + i, 10))
                .collect(Collectors.joining());
        Upload upload = store(text);

        assertThat(tally(upload)).isEqualTo(new Tally(100_000, 0, 0, 0, 9_990, 0));
        assertThat(money()).isEqualTo(90_000L * 1_000 + 10_000 * 700);
    }

    @Test
    void goesOnWhereItWasKilled() {
        String text = HEAD + IntStream.range(0, 3_500).mapToObj(i -> i % 2 == 0
                ? "20/11/2026;;ANA;Pago;;7,00;\n" : line(200_000 + i, 10))
                .collect(Collectors.joining());
        Upload upload = accept(GATEWAY, take(GATEWAY, wallet, text));
        GATEWAY.owner().sql("""
                create function imports.die() returns trigger language plpgsql as $$
                begin
                    if new.items_done = 3000 then raise 'killed'; end if;
                    return new;
                end $$;
                create trigger die before update on imports.upload
                    for each row execute function imports.die()""").update();
        try {
            // The schedule runs the job too, and may be the one that dies.
            assertThatThrownBy(() -> {
                for (int i = 0; i < 1_000; i++) GATEWAY.runJob("imports-store");
            }).hasMessageContaining("killed");
            assertThat(now(upload).progress().done()).isEqualTo(2_000);
            assertThat(facts()).isEqualTo(2_000);
        } finally {
            GATEWAY.owner().sql("drop trigger die on imports.upload").update();
        }
        assertThat(tally(finish(GATEWAY, upload))).isEqualTo(new Tally(3_500, 0, 0, 0, 1_749, 0));
        assertThat(facts()).isEqualTo(3_500);
    }

    @Test
    void storesOneFileOnceThatComesThroughTwoDoorsAtOnce() {
        String text = HEAD + IntStream.range(0, 5_000).mapToObj(i -> i % 2 == 0
                ? "20/11/2026;;ANA " + i % 50 + ";Pago;;7,00;\n" : line(300_000 + i, 10))
                .collect(Collectors.joining());
        try (TestGateway second = GATEWAY.secondNode()) {
            var nodes = new TestGateway[] {GATEWAY, second, GATEWAY, second};
            var uploads = Parallel.all(4, i -> accept(nodes[i], take(nodes[i], wallet, text)));
            Parallel.all(4, i -> finish(nodes[i], uploads.get(i)));

            assertThat(uploads.stream().mapToInt(upload -> tally(now(upload)).stored()).sum())
                    .isEqualTo(5_000);
        }
        assertThat(facts()).isEqualTo(5_000);
        assertThat(money()).isEqualTo(2_500L * 1_000 + 2_500 * 700);
    }
}
