package io.pasarela.bankfeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pasarela.Parallel;
import io.pasarela.TestGateway;
import io.pasarela.audit.Audit;
import io.pasarela.audit.Entry;
import io.pasarela.bankfeed.BankTransaction.Status;
import io.pasarela.bankfeed.Suspense.Ignoring;
import io.pasarela.bankfeed.Suspense.Returning;
import io.pasarela.bankfeed.Suspense.Whereabouts;
import io.pasarela.merchants.MerchantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of money that nobody claims, on two nodes at once. */
class SuspenseTest {

    private static TestGateway first;
    private static TestGateway second;
    private static MerchantId merchant;
    private static int numbers;

    @BeforeAll
    static void start() {
        first = TestGateway.start();
        second = first.secondNode();
        merchant = new MerchantId(first.owner()
                .sql("select id from merchants.merchant where key = 'test'")
                .query(Long.class).single());
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
    }

    /** Whatever happened, the books and the list say the same. */
    @AfterEach
    void listAndBooksAgree() {
        assertThat(first.owner().sql("select count(*) from ledger.audit_counters")
                .query(Integer.class).single()).isZero();
        assertThat(first.owner().sql("select count(*) from ledger.audit_funds")
                .query(Integer.class).single()).isZero();
        assertThat(sums()).isEqualTo(inTheBooks());
    }

    private static Map<String, Long> sums() {
        var sums = new TreeMap<String, Long>();
        suspense(0).sums(merchant).forEach(sum ->
                sums.put(sum.amount().currency().getCurrencyCode(), sum.amount().minor()));
        return sums;
    }

    private static Map<String, Long> inTheBooks() {
        var sums = new TreeMap<String, Long>();
        first.owner().sql("""
                select currency, sum(credits - debits) as minor
                  from ledger.account
                 where kind = 'SUSPENSE' and merchant_id = :merchant
                 group by currency
                having sum(credits - debits) > 0
                """)
            .param("merchant", merchant.value())
            .query(row -> {
                sums.put(row.getString("currency"), row.getLong("minor"));
            });
        return sums;
    }

    private static Suspense suspense(int node) {
        return (node % 2 == 0 ? first : second).bean(Suspense.class);
    }

    /** New money of 450 colones nobody claimed; its id. */
    private static long money() {
        String number = "77%018d".formatted(++numbers);
        first.report("sinpemovil", number, "450");
        return first.owner().sql("""
                select id from bankfeed.bank_transaction where reference = :number
                """).param("number", number).query(Long.class).single();
    }

    private static void announced(long fact) {
        first.owner().sql("""
                update bankfeed.bank_transaction set evidence = 'ANNOUNCED' where id = :id
                """).param("id", fact).update();
    }

    private static long account(String system) {
        return first.owner().sql("""
                select bank_account_id from wallets.wallet
                 where merchant_id = :merchant and payment_system = :system
                """)
            .param("merchant", merchant.value()).param("system", system)
            .query(Long.class).single();
    }

    private static long inAccounts() {
        return first.owner().sql("""
                select in_accounts from ledger.funds
                 where merchant_id = :merchant and currency = 'CRC'
                """).param("merchant", merchant.value()).query(Long.class).single();
    }

    private static Status status(long fact) {
        return first.bean(BankFeed.class).find(merchant, fact).orElseThrow().standing().status();
    }

    private static Returning returning(long fact, String reference) {
        return new Returning(merchant, fact, account("sinpemovil"), reference, "olga");
    }

    private static Ignoring ignoring(long fact, Whereabouts money) {
        return new Ignoring(merchant, fact, money, "not a payer's", "olga");
    }

    @Test
    void moneyThatIsSentBackLeavesSuspenseAndItsAccount() {
        long fact = money();
        long before = inAccounts();
        assertThat(suspense(0).giveBack(returning(fact, "OUT-1")))
                .isInstanceOf(Ending.Ended.class);
        assertThat(status(fact)).isEqualTo(Status.RETURNED);
        assertThat(inAccounts()).isEqualTo(before - 450_00);
        assertThat(suspense(0).findPast(merchant, fact).orElseThrow().reason())
                .isEqualTo("OUT-1");
        assertThat(acts(fact)).containsExactly("bank-transaction.returned");
        assertThat(suspense(0).giveBack(returning(fact, "OUT-2")))
                .isInstanceOf(Ending.NotUnclaimed.class);
        assertThat(suspense(0).ignore(ignoring(fact, Whereabouts.NOT_A_PAYERS)))
                .isInstanceOf(Ending.NotUnclaimed.class);
    }

    @Test
    void aPayoutSendsBackOneFactAndPaysNoWithdrawalBeside() {
        long one = money();
        long other = money();
        suspense(0).giveBack(returning(one, "OUT-3"));
        assertThat(suspense(1).giveBack(returning(other, "OUT-3")))
                .isInstanceOf(Ending.ReferenceUsed.class);
        assertThat(status(other)).isEqualTo(Status.UNCLAIMED);
        // Whatever feature uses the reference: the database keeps it for one thing.
        assertThatThrownBy(() -> first.owner().sql("""
                insert into bankfeed.payout_reference values (:account, 'OUT-3')
                """).param("account", account("sinpemovil")).update())
                .hasMessageContaining("payout_reference");
        suspense(0).giveBack(returning(money(), "9000 0000-77"));
        assertThat(suspense(1).giveBack(returning(other, "9000000077")))
                .isInstanceOf(Ending.ReferenceUsed.class);
        assertThat(suspense(0).giveBack(returning(other, " \u200b ")))
                .isInstanceOf(Ending.ReferenceUnreadable.class);
        assertThat(suspense(0).giveBack(new Returning(
                merchant, other, account("itau_ml"), "OUT-4", "olga")))
                .isInstanceOf(Ending.AccountUnknown.class);
        assertThat(suspense(0).giveBack(new Returning(merchant, -1, 1, "OUT-4", "olga")))
                .isInstanceOf(Ending.NotFound.class);
    }

    @Test
    void moneyNoPayerSentStaysInTheAccount() {
        long fact = money();
        long before = inAccounts();
        assertThat(suspense(0).ignore(ignoring(fact, Whereabouts.NEVER_CAME)))
                .isInstanceOf(Ending.MoneyCame.class);
        assertThat(suspense(0).ignore(ignoring(fact, Whereabouts.NOT_A_PAYERS)))
                .isInstanceOf(Ending.Ended.class);
        assertThat(status(fact)).isEqualTo(Status.IGNORED);
        assertThat(inAccounts()).isEqualTo(before);
        assertThat(acts(fact)).containsExactly("bank-transaction.ignored");
    }

    @Test
    void whatATextMadeUpLeavesTheAccountAndComesBackWhenAStatementShowsIt() {
        long fact = money();
        announced(fact);
        long before = inAccounts();
        suspense(0).ignore(ignoring(fact, Whereabouts.NEVER_CAME));
        assertThat(inAccounts()).isEqualTo(before - 450_00);
        listAndBooksAgree();
        first.report("sinpemovil", "77%018d".formatted(numbers), "450");
        assertThat(status(fact)).isEqualTo(Status.UNCLAIMED);
        assertThat(inAccounts()).isEqualTo(before);
    }

    @Test
    void oneOfManyWordsAboutTheSameMoneyCounts() {
        for (int round = 0; round < 5; round++) {
            long fact = money();
            announced(fact);
            String number = "77%018d".formatted(numbers);
            int turn = round;
            var endings = new ArrayList<Object>(Parallel.all(12, i -> switch (i % 3) {
                case 0 -> (Object) suspense(i / 3)
                        .giveBack(returning(fact, "RACE-" + turn + "-" + i));
                case 1 -> suspense(i / 3).ignore(ignoring(fact, Whereabouts.NOT_A_PAYERS));
                default -> first.post("/api/v1/transaction/activate", """
                        {"currency_code":"CRC","wallet_type":"sinpemovil","label":"racer-%d",\
                        "key1":"%s","amount":450,"custom_transaction_id":"race-%d-%d"}"""
                        .formatted(i, number, turn, i)).body();
            }));
            long ended = endings.stream().filter(Ending.Ended.class::isInstance).count();
            long paid = endings.stream()
                    .filter(answer -> answer.toString().contains("\"deposit\":true")).count();
            assertThat(ended + paid).as(endings.toString()).isEqualTo(1);
        }
    }

    private static List<String> acts(long fact) {
        return first.bean(Audit.class).list(merchant.value(), Long.MAX_VALUE, 1_000).stream()
                .map(Entry::act).filter(act -> act.subject().equals("bank transaction " + fact))
                .map(act -> act.name()).toList();
    }
}
