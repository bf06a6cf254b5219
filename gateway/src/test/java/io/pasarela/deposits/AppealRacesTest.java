package io.pasarela.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.Parallel;
import io.pasarela.TestGateway;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Merchants;
import io.pasarela.pictures.Picture;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Appeals beside everything else that can happen to a claim, on two nodes. */
class AppealRacesTest {

    private static TestGateway first;
    private static TestGateway second;
    private static MerchantId merchant;

    @BeforeAll
    static void start() {
        first = TestGateway.start();
        second = first.secondNode();
        merchant = first.bean(Merchants.class).ofKey("test").orElseThrow().id();
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
    }

    @RepeatedTest(10)
    void ofManyAppealsAtOnceOneIsHeard(RepetitionInfo turn) {
        long claim = rejected("many", turn);
        List<Reopening> outcomes = Parallel.all(8, i -> appeal(i, claim));

        assertThat(outcomes.stream().filter(Reopening.Reopened.class::isInstance)).hasSize(1);
        assertThat(outcomes.stream().filter(Reopening.NotEnded.class::isInstance)).hasSize(7);
        assertThat(look(claim).decision().earlier().appeals()).isOne();
    }

    @RepeatedTest(10)
    void appealsAndRejectionsTakeTurns(RepetitionInfo turn) {
        long claim = rejected("turns", turn);
        List<Object> outcomes = Parallel.all(30, i -> i % 2 == 0 ? appeal(i / 2, claim)
                : node(i / 2).reject(new Deposits.Rejecting(merchant, claim, "ana", "no")));

        long heard = outcomes.stream().filter(Reopening.Reopened.class::isInstance).count();
        long turned = outcomes.stream().filter(Boolean.TRUE::equals).count();
        Claim left = look(claim);
        assertThat(heard).isLessThanOrEqualTo(2);
        assertThat(left.decision().earlier().appeals()).isEqualTo((int) heard);
        assertThat(left.status()).isEqualTo(
                turned == heard ? ClaimStatus.REJECTED : ClaimStatus.WAITING);
        assertThat(first.owner().sql("""
                select count(*) from audit.entry where subject = :claim
                   and name in ('claim.appealed', 'claim.rejected')
                """).param("claim", "claim " + claim).query(Long.class).single())
                .isEqualTo(1 + heard + turned);
    }

    @RepeatedTest(10)
    void anAppealWhileTheMoneyComesWaitsForAnOperator(RepetitionInfo turn) {
        long claim = rejected("money", turn);
        Parallel.all(3, i -> i == 0 ? first.report("sinpemovil", number("money", turn), "450")
                : appeal(i, claim));

        assertThat(look(claim).status()).isEqualTo(ClaimStatus.WAITING);
        assertThat(look(claim).flags()).contains(Flag.APPEAL, Flag.REJECTED_BEFORE);
    }

    /** Whichever comes first: the claim is open when the money comes, or finds it afterwards. */
    @RepeatedTest(10)
    void anOperatorOpensItWhileTheMoneyComesAndTheyMeet(RepetitionInfo turn) {
        long claim = rejected("meet", turn);
        Parallel.all(2, i -> i == 0 ? first.report("sinpemovil", number("meet", turn), "450")
                : node(1).reopen(new Deposits.Reopen(merchant, claim, "ana")));

        assertThat(look(claim).status()).isEqualTo(ClaimStatus.MATCHED);
    }

    @RepeatedTest(10)
    void ofAnAppealAndANewerClaimOnlyOneWaits(RepetitionInfo turn) {
        long claim = rejected("newer", turn);
        Parallel.all(4, i -> i == 0 ? claim("newer", turn, 700) : appeal(i, claim));

        assertThat(first.owner().sql("""
                select status from deposits.claim where custom_id = :id order by id
                """).param("id", "newer" + turn.getCurrentRepetition()).query(String.class).list())
                .isIn(List.of("SUPERSEDED", "WAITING"), List.of("REJECTED", "WAITING"));
    }

    private static Deposits node(int number) {
        return (number % 2 == 0 ? first : second).bean(Deposits.class);
    }

    private static Reopening appeal(int number, long claim) {
        return node(number).appeal(new Deposits.Appeal(merchant, claim, new Picture(
                new byte[] {1}, "image/png", 1, 1, new byte[32], number)));
    }

    private static Claim look(long claim) {
        return first.bean(Deposits.class).find(merchant, claim).orElseThrow();
    }

    private static String number(String story, RepetitionInfo turn) {
        int place = List.of("many", "turns", "money", "meet", "newer").indexOf(story);
        return "7%d%018d".formatted(place, turn.getCurrentRepetition());
    }

    private static Object claim(String story, RepetitionInfo turn, int amount) {
        String id = story + turn.getCurrentRepetition();
        return first.post("/api/v1/transaction/activate", """
                {"currency_code":"CRC","wallet_type":"sinpemovil","label":"%s","key1":"%s",\
                "amount":%d,"custom_transaction_id":"%s"}""".formatted(
                id, number(story, turn), amount, id)).body();
    }

    private static long rejected(String story, RepetitionInfo turn) {
        claim(story, turn, 450);
        long claim = first.owner().sql("select id from deposits.claim where custom_id = :id")
                .param("id", story + turn.getCurrentRepetition()).query(Long.class).single();
        assertThat(first.bean(Deposits.class).reject(
                new Deposits.Rejecting(merchant, claim, "ana", "no such money"))).isTrue();
        return claim;
    }
}
