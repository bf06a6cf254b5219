package io.pasarela.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import io.pasarela.audit.Audit;
import io.pasarela.imports.Comparison.Day;
import io.pasarela.imports.Comparisons.Explaining;
import io.pasarela.imports.Comparisons.Gap;
import io.pasarela.imports.Upload.State;
import io.pasarela.ledger.Ledger;
import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.Merchants;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.OfficeField;
import io.pasarela.statements.Statement.Line;
import io.pasarela.wallets.NewWallet;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import io.pasarela.withdrawals.Creation;
import io.pasarela.withdrawals.Grip;
import io.pasarela.withdrawals.HandOrder;
import io.pasarela.withdrawals.Handling;
import io.pasarela.withdrawals.Withdrawal;
import io.pasarela.withdrawals.WithdrawalState;
import io.pasarela.withdrawals.Withdrawals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComparisonsTest {

    private static final TestGateway GATEWAY = TestGateway.start();
    private static final AtomicInteger ACCOUNTS = new AtomicInteger(62_000_000);
    private static final String HEAD = "Fecha;Referencia;Concepto;Débito;Crédito;Saldo\n";
    private static final ZoneId ZONE = ZoneId.of("America/Costa_Rica");

    private final Merchant merchant =
            GATEWAY.bean(Merchants.class).ofKey("test").orElseThrow();
    private final LocalDate today = GATEWAY.clock().instant().atZone(ZONE).toLocalDate();
    private final Wallet wallet = newWallet();
    private final Comparisons comparisons = GATEWAY.bean(Comparisons.class);

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
        return GATEWAY.bean(Wallets.class).add(new NewWallet(merchant.id(), "sinpemovil", number,
                Map.of("identifier", number),
                new Money(1_000_000, Currency.getInstance("CRC")), NewWallet.DayLimits.NONE));
    }

    private void store(String lines) throws IOException {
        Imports imports = GATEWAY.bean(Imports.class);
        var taken = (Acceptance.Accepted) imports.take(wallet, "a.csv", "olga",
                new ByteArrayInputStream((HEAD + lines).getBytes(StandardCharsets.UTF_8)));
        long id = taken.upload().id();
        assertThat(imports.accept(merchant.id(), id, "olga"))
                .isInstanceOf(Acceptance.Accepted.class);
        while (imports.find(merchant.id(), id).orElseThrow().progress().state() != State.DONE) {
            GATEWAY.runJob("imports-store");
        }
    }

    private String line(LocalDate day, String rest) {
        return day + ";" + rest + "\n";
    }

    private Withdrawal pay(long amount, String reference) {
        Withdrawals withdrawals = GATEWAY.bean(Withdrawals.class);
        var made = (Creation.Created) withdrawals.createByHand(merchant, new HandOrder("ana",
                UUID.randomUUID().toString(), "sinpemovil_ml", Map.of(
                        OfficeField.LABEL, "x", OfficeField.AMOUNT, Long.toString(amount),
                        OfficeField.CURRENCY, "CRC", OfficeField.WALLET_RECIPIENT, "71234567",
                        OfficeField.RECIPIENT_NAME, "Rosa",
                        OfficeField.RECIPIENT_EMAIL, "rosa@localhost.test")));
        long number = made.withdrawal().number();
        var taken = (Handling.Done) withdrawals.take(merchant.id(), number, "ana");
        var grip = new Grip(merchant.id(), number, taken.withdrawal().progress().fence(), "ana");
        return ((Handling.Done) withdrawals.process(grip, wallet.id(), reference)).withdrawal();
    }

    @Test
    void showsOnWhichDayTheBooksAndTheBankPart() throws IOException {
        // The account was opened here today with 10,000; of the days before, the bank knows more.
        store(line(today.minusDays(2), "90000000000000000001;A;;100,00;9600,00")
                + line(today.minusDays(1), "90000000000000000002;B;;400,00;10000,00")
                + line(today, "90000000000000000003;C;;50,00;10050,00")
                + line(today, "7;Comisión;2,00;;10048,00"));

        Comparison first = comparisons.compare(wallet);
        assertThat(first.days()).extracting(Day::day).containsExactly(
                today, today.minusDays(1), today.minusDays(2), today.minusDays(3));
        // Books: nothing before the first file's arrivals, 500 by yesterday, opened with 10,000.
        assertThat(first.days()).extracting(Day::books)
                .containsExactly(1_055_000L, 50_000L, 10_000L, 0L);
        assertThat(first.days()).extracting(Day::fresh)
                .containsExactly(-50_200L - 950_000, 0L, 0L, 950_000L);
        assertThat(first.days()).extracting(Day::isOpen)
                .containsExactly(true, false, false, true);
    }

    @Test
    void takesAnExplanationForTheDifferenceItWasGivenFor() throws IOException {
        store(line(today, "90000000000000000004;C;;50,00;10050,00")
                + line(today, "7;Comisión;2,00;;10048,00"));
        Day day = comparisons.compare(wallet).days().getFirst();
        assertThat(day.fresh()).isEqualTo(-200 - 1_000_000);
        var gap = new Gap(today, day.fresh());
        assertThat(comparisons.explain(wallet, gap, " ", "olga"))
                .isEqualTo(Explaining.NOTHING_SAID);
        assertThat(comparisons.explain(wallet, new Gap(today, -1), "fee", "olga"))
                .isEqualTo(Explaining.OTHER_DIFFERENCE);
        assertThat(comparisons.explain(wallet, gap, "a fee", "olga"))
                .isEqualTo(Explaining.EXPLAINED);

        Day explained = comparisons.compare(wallet).days().getFirst();
        assertThat(explained.isOpen()).isFalse();
        assertThat(explained.explanation().note()).isEqualTo("a fee");
        assertThat(GATEWAY.bean(Audit.class).list(merchant.id().value(), Long.MAX_VALUE, 100))
                .anySatisfy(entry -> {
                    assertThat(entry.act().name()).isEqualTo("statement.explain");
                    assertThat(entry.act().subject()).isEqualTo("wallet " + wallet.id());
                });
        store(line(today, "8;Comisión;1,00;;10047,00"));
        assertThat(comparisons.compare(wallet).days().getFirst().isOpen())
                .as("it differs by more now").isTrue();
    }

    @Test
    void findsPaidWithdrawalsByReferenceAndAmountAndChangesNone() throws IOException {
        Withdrawal told = pay(100, "55500000000000000001");
        Withdrawal mistyped = pay(200, "55500000000000000002");
        Withdrawal unsent = pay(300, "55500000000000000003");
        Withdrawal otherAmount = pay(400, "55500000000000000004");
        store(line(today, "5550 0000 0000 0000 0001;Rosa;100,00;;")
                + line(today, "55500000000000000099;Rosa;200,00;;")
                + line(today, "55500000000000000004;Rosa;401,00;;")
                + line(today, ";Comisión;1,00;;"));

        Comparison comparison = comparisons.compare(wallet);
        assertThat(comparison.matched()).isEqualTo(1);
        assertThat(comparison.payouts()).extracting(payout -> payout.line().amount().plain())
                .containsExactlyInAnyOrder("200", "401", "1");
        assertThat(comparison.payouts()).filteredOn(payout -> !payout.like().isEmpty())
                .singleElement().satisfies(payout -> {
                    assertThat(payout.line()).extracting(Line::reference)
                            .isEqualTo("55500000000000000099");
                    assertThat(payout.like()).extracting(Withdrawal::number)
                            .containsExactly(mistyped.number());
                });
        assertThat(comparison.unseen()).extracting(Withdrawal::number)
                .containsExactlyInAnyOrder(mistyped.number(), unsent.number(),
                        otherAmount.number());
        assertThat(GATEWAY.bean(Withdrawals.class).find(merchant.id(), told.number())
                .orElseThrow().state()).isEqualTo(WithdrawalState.PROCESSED);
        assertThat(GATEWAY.owner().sql("""
                select count(*) from bankfeed.bank_transaction where bank_account_id = :account
                """).param("account", wallet.bankAccount()).query(Long.class).single()).isZero();
    }
}
